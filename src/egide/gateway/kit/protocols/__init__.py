"""What each protocol wants of a registration: a module each, a line each in `reading.PROTOCOLS`."""
