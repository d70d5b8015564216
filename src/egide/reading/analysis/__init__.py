"""What every question needs to know about a sentence, computed once.

`analyse(document)` gives the clauses and, for each sentence, a `Statement`: whose act it is,
affirmed or denied, for whom, how, and under which kind of heading.
"""

from egide.reading.analysis.statements import Analysed, Statement, analyse
from egide.reading.analysis.values import Actor, Modality, Polarity, Region, Section
from egide.reading.analysis.wording import Wording

__all__ = [
    "Actor", "Analysed", "Modality", "Polarity", "Region", "Section", "Statement", "Wording",
    "analyse",
]  # fmt: skip
