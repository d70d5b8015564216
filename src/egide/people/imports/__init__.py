"""Rosters: from the files that schools have to the tables of this room, or nothing."""
