"""A document made ready for phrases."""

from dataclasses import dataclass

from egide.reading.analysis import Analysed
from egide.reading.phrases.engine import Engine
from egide.reading.phrases.units import Unit, units_of


@dataclass(frozen=True, slots=True)
class Paper:
    """The document and its units, in order."""

    analysed: Analysed
    language: str
    units: tuple[Unit, ...]


def paper_of(analysed: Analysed, language: str, engine: Engine) -> Paper:
    """A document's units."""
    return Paper(analysed, language, tuple(units_of(analysed, engine)))
