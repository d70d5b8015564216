"""The law, the charter and the clauses as pages tell them: words and numbers, no request."""
