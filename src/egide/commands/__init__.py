"""The commands of `egide`, one module each. Heavy things are imported when a command runs."""
