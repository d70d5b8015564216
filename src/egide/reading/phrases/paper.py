"""A document made ready for phrases."""

import re
from dataclasses import dataclass
from enum import StrEnum

from egide.reading.analysis import Analysed
from egide.reading.phrases.engine import Engine, Index
from egide.reading.phrases.rules import Idea
from egide.reading.phrases.units import Unit, units_of

# Told by its own words: names of files and pages lie, and some terms annex a privacy policy.
OF_DATA = frozenset(
    "personal privacy cookies data gdpr données personnelles personnel confidentialité rgpd".split()
)
OF_CONTRACT = frozenset(
    "terms agreement license licence liability liable warranty warranties terminate termination "
    "indemnify conditions responsabilité résiliation résilier contrat abonnement "
    "cgu cgv litige litiges tribunaux intellectuelle propriété éditeur engage".split()
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


@dataclass(frozen=True, slots=True)
class Paper:
    """The document and its units, in order, with where words stand in them and in the headings.

    `placed[number]` is the place of a unit among `headings.texts`.
    """

    analysed: Analysed
    language: str
    kind: PaperKind
    units: tuple[Unit, ...]
    index: Index
    headings: Index
    placed: tuple[int, ...]

    def under(self, idea: Idea, number: int) -> bool:
        """Whether the headings of a unit say an idea."""
        return bool(self.headings.saying(idea) >> self.placed[number] & 1)


def paper_of(analysed: Analysed, language: str, engine: Engine) -> Paper:
    """A document's kind and units."""
    units = tuple(units_of(analysed))
    places = {place: at for at, place in enumerate(dict.fromkeys(unit.place for unit in units))}
    return Paper(
        analysed,
        language,
        kind_of(analysed),
        units,
        engine.index([unit.words for unit in units]),
        engine.index(list(places)),
        tuple(places[unit.place] for unit in units),
    )


def kind_of(analysed: Analysed) -> PaperKind:
    """Whether more sentences speak of data or of the contract."""
    if analysed.cast.agreement:
        return PaperKind.AGREEMENT
    data = share(analysed, OF_DATA, PRIVACY_TITLE)
    contract = share(analysed, OF_CONTRACT, TERMS_TITLE)
    about_data = data >= MOSTLY * (data + contract)
    return PaperKind.PRIVACY if about_data else PaperKind.TERMS


def share(analysed: Analysed, vocabulary: frozenset[str], title: re.Pattern[str]) -> float:
    """The share of sentences that hold one of the words, and what the head of the document adds."""
    head = analysed.document.title + analysed.document.text[:HEAD]
    holding = sum(not vocabulary.isdisjoint(one.words) for one in analysed.statements)
    return holding / max(1, len(analysed.statements)) + BONUS * bool(title.search(head.casefold()))
