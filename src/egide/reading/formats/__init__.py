"""Bytes of a known form → text in a light Markdown. One module a form, none knows the others."""
