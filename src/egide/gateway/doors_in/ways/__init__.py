"""The ways to an ENT and back, one a protocol: an address to leave by, and what was said."""
