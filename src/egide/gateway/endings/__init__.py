"""The end of a session: where it went, who is told, what opens no more."""
