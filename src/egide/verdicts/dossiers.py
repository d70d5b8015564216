"""From the catalogue and the terms to what is judged: documents, answers, declared facts."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from egide.catalogue import queries as catalogue
from egide.catalogue.queries import Card
from egide.terms import queries as terms
from egide.terms.queries import Version
from egide.terms.stamps import stamps
from egide.terms.words import held
from egide.trust.canonical import digest
from egide.trust.dated import reached
from egide.verdicts import judging
from egide.verdicts.judging import Filed
from egide.verdicts.shown.sources import Source, Sources


def judgeable() -> list[str]:
    """Every service of the catalogue."""
    return [card.slug for card in catalogue.services()]


def filed(slugs: Iterable[str], *, on: date) -> list[Filed]:
    """What is held on these services, every version; what is declared, as it stands on that day.

    A service without a text is left out.
    """
    cards = catalogue.services(slugs)
    names = [card.slug for card in cards]
    documents, declared = terms.dossiers(names), catalogue.facts(names, on=on)
    return [
        Filed(
            card.id,
            card.slug,
            documents[card.slug],
            {fact.name: fact.values for fact in declared.get(card.slug, {}).values()},
        )
        for card in cards
        if documents.get(card.slug)
    ]


def inputs(slugs: Iterable[str]) -> dict[str, str]:
    """For each service with a text, the digest of what it is judged from: two queries for all."""
    asked = list(slugs)
    declared = catalogue.last_declared(asked)
    return {
        slug: digest([judging.foundations(), stamp, declared.get(slug)])
        for slug, stamp in stamps(asked).items()
    }


@dataclass(frozen=True, slots=True)
class Opened:
    """The file of one service, open on a day: also whose word each answer is."""

    filed: Filed
    sources: Sources
    versions: tuple[Version, ...]


def opened(card: Card, *, on: date, whole: bool) -> Opened:
    """The file of a service; `whole`: with the answers of every version, not that day's alone."""
    entries = terms.documents([card.slug])
    versions = terms.versions(entry.document for entry in entries)
    speaking = {
        version.document: version for version in reversed(versions) if reached(version.since, on)
    }
    wanted = versions if whole else speaking.values()
    said = held(version.id for version in wanted)
    documents = tuple(
        terms.judged(entry, version, said[version.id])
        for entry in entries
        for version in wanted
        if version.document == entry.document
    )
    declared = catalogue.facts([card.slug], on=on).get(card.slug, {})
    facts = {fact.name: fact.values for fact in declared.values()}
    sources = Sources(
        {entry.document: Source(entry.title, speaking.get(entry.document)) for entry in entries},
        {
            (version.document, question): word
            for version in speaking.values()
            for question, word in said[version.id].items()
        },
    )
    return Opened(Filed(card.id, card.slug, documents, facts), sources, tuple(versions))
