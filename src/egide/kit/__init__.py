"""The floor of every page: templates, guards, refusals, the day, announcements. No domain word."""
