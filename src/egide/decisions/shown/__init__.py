"""What the pages of this room print: values put into words, no rule."""
