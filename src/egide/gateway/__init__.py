"""The crossing: who arrives, under which agreement, what leaves, and a receipt before it does."""
