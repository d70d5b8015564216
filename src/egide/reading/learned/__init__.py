"""The second reader: sentences scored by weights learned from examples, not by phrases.

`read(analysed)` answers the thirty questions and says how strongly each value is said. It knows
nothing of the first reader's rules; the arbiter weighs both.
"""

from egide.reading.learned.reader import Place, Read, read

__all__ = ["Place", "Read", "read"]
