"""Commands of Django: `egide manage …`."""
