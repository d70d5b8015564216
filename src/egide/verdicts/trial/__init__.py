"""Try your terms: a text is read and judged while its reader waits, and nothing of it is kept."""
