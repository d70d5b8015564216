"""What the pages of the archives show: a text as paper, its passages, what changed in it."""
