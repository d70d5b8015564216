"""A document made ready for phrases."""

import re
from dataclasses import dataclass
from enum import StrEnum

from egide.reading.analysis import Analysed
from egide.reading.phrases.engine import Engine
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
    """The document and its units, in order."""

    analysed: Analysed
    language: str
    kind: PaperKind
    units: tuple[Unit, ...]


def paper_of(analysed: Analysed, language: str, engine: Engine) -> Paper:
    """A document's kind and units."""
    return Paper(analysed, language, kind_of(analysed), tuple(units_of(analysed, engine)))


def kind_of(analysed: Analysed) -> PaperKind:
    """Whether more sentences speak of data or of the contract."""
    if analysed.cast.agreement:
        return PaperKind.AGREEMENT
    head = analysed.document.title + analysed.document.text[:HEAD]
    bonus = BONUS * len(analysed.statements)
    data = sum(not OF_DATA.isdisjoint(one.words) for one in analysed.statements)
    contract = sum(not OF_CONTRACT.isdisjoint(one.words) for one in analysed.statements)
    data += bonus * bool(PRIVACY_TITLE.search(head.casefold()))
    contract += bonus * bool(TERMS_TITLE.search(head.casefold()))
    about_data = data >= MOSTLY * (data + contract + 1)
    return PaperKind.PRIVACY if about_data else PaperKind.TERMS
