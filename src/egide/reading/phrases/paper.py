"""A document made ready for phrases: its units, with the region that each speaks of."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from egide.reading.clauses import Clause
from egide.reading.phrases.engine import Engine
from egide.reading.phrases.rules import ideas
from egide.reading.phrases.units import Unit, units_of


@dataclass(frozen=True, slots=True)
class Paper:
    """The document and its units, in order."""

    text: str
    language: str
    units: tuple[Unit, ...]


def paper_of(text: str, clauses: Sequence[Clause], language: str, engine: Engine) -> Paper:
    """A document's units, placed."""
    known = ideas(language)
    foreign, home = known["foreign"], known["home"]
    units = []
    for unit in units_of(clauses, engine):
        abroad = foreign.said(unit.place, unit.here) and not home.said(unit.place, unit.here)
        abroad = abroad or known["foreign_sentence"].said(unit.words, unit.present)
        units.append(replace(unit, region="foreign") if abroad else unit)
    return Paper(text, language, tuple(units))
