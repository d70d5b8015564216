"""One file a question: its rules (`.yaml`) and, where ordering is not enough, how to decide."""
