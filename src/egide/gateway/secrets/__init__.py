"""Secrets: files and digests, how they are made, listed and changed."""
