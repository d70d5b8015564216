"""The first reader: rules over bilingual phrase lexicons, reviewable by a lawyer.

`read(text clauses)` answers the thirty questions and says which rules fired. It knows nothing of
the second reader; the arbiter weighs both.
"""

from egide.reading.phrases.reader import Read, read

__all__ = ["Read", "read"]
