"""A document made ready for phrases."""

import re
from dataclasses import dataclass, field
from enum import StrEnum

from egide.reading.analysis import Analysed
from egide.reading.phrases.engine import Bits, Engine, Index, places_of
from egide.reading.phrases.pattern import Pattern
from egide.reading.phrases.rules import Idea
from egide.reading.phrases.units import Unit, lines_of, units_of
from egide.reading.phrases.words import fold


def one_of(words: str) -> Pattern:
    """What any of these words fulfils, as the engine looks for it."""
    return Pattern(words, (), (frozenset(fold(words).split()),))


# Told by its own words: names of files and pages lie, and some terms annex a privacy policy.
OF_DATA = one_of(
    "personal privacy cookies data gdpr données personnelles personnel confidentialité rgpd"
)
OF_CONTRACT = one_of(
    "terms agreement license licence liability liable warranty warranties terminate termination "
    "indemnify conditions responsabilité résiliation résilier contrat abonnement "
    "cgu cgv litige litiges tribunaux intellectuelle propriété éditeur engage"
)
MOSTLY = 0.52
HEAD, BONUS = 300, 0.12  # what the head of the document says, as a share of its sentences
PRIVACY_TITLE = re.compile(
    r"privacy|confidentialit|donn[ée]es (?:personnelles|à caractère)|cookie|protection des donn"
)
TERMS_TITLE = re.compile(r"terms|conditions (?:g[ée]n|d.util)|\bcgu\b|\bcgv\b|agreement|of use")


class PaperKind(StrEnum):
    """What a document is mostly about; a processing agreement speaks to the customer."""

    TERMS = "terms"
    PRIVACY = "privacy"
    AGREEMENT = "agreement"


@dataclass(frozen=True, eq=False)
class Paper:
    """The document and its units, in order, and where phrases may run.

    `index` knows the units, then the paths of headings; `paths` holds the units (bits) under each
    path.
    """

    analysed: Analysed
    language: str
    kind: PaperKind
    units: tuple[Unit, ...]
    index: Index
    paths: tuple[Bits, ...]
    _under: dict[Idea, Bits] = field(default_factory=dict, repr=False)

    def under(self, idea: Idea) -> Bits:
        """The units whose headings say an idea, remembered."""
        if idea not in self._under:
            first = len(self.units)
            self._under[idea] = sum(
                self.paths[at]
                for at in places_of(self.index.maybe(idea) >> first)
                if self.index.says(idea, first + at, self.place(at))
            )
        return self._under[idea]

    def place(self, at: int) -> str:
        """The words of a path of headings, as its first unit gives them."""
        return self.units[next(places_of(self.paths[at]))].place


def paper_of(analysed: Analysed, language: str, engine: Engine) -> Paper:
    """A document's kind and units."""
    units, wording = units_of(analysed), analysed.wording
    paths: dict[tuple[str, ...], Bits] = {}
    bit = 1
    for unit in units:
        headings = unit.statement.clause.headings
        paths[headings] = paths.get(headings, 0) | bit
        bit <<= 1
    index = engine.index(lines_of(units, list(paths), wording), wording.words.lexicon)
    kind = kind_of(analysed, index, bit - 1)
    return Paper(analysed, language, kind, units, index, tuple(paths.values()))


def kind_of(analysed: Analysed, index: Index, units: Bits) -> PaperKind:
    """Whether more sentences speak of data or of the contract."""
    if analysed.cast.agreement:
        return PaperKind.AGREEMENT
    data, contract = (
        (index.possible(vocabulary) & units).bit_count() / max(1, len(analysed.statements))
        + BONUS * named(analysed, title)
        for vocabulary, title in ((OF_DATA, PRIVACY_TITLE), (OF_CONTRACT, TERMS_TITLE))
    )
    about_data = data >= MOSTLY * (data + contract)
    return PaperKind.PRIVACY if about_data else PaperKind.TERMS


def named(analysed: Analysed, title: re.Pattern[str]) -> bool:
    """Whether the head of the document names its kind."""
    head = analysed.document.title + analysed.document.text[:HEAD]
    return title.search(head.casefold()) is not None
