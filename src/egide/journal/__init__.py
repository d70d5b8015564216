"""The journal: what left is written here first. It knows bytes, not pupils."""
