"""Between two readers: `weigh(phrases, learned, analysed)` answers, and says how surely.

Trained on readings of documents that the readers had not seen; never invents a value. An answer
whose confidence reaches `HIGH` may be shown without a warning; the others are for the review desk.
"""

from egide.reading.arbiter.weighing import HIGH, weigh

__all__ = ["HIGH", "weigh"]
