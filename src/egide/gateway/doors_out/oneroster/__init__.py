"""OneRoster 1.2, Rostering service: reading alone, under pseudonyms; no grade, no demographics."""
