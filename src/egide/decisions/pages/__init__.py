"""The pages of this room: form in, action or query, template out."""
