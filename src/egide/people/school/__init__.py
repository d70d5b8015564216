"""The page of a place: who signs, who holds which mandate, delegations, votes, classes."""
