"""From the catalogue and the terms to what is judged: documents, answers, declared facts."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from egide.catalogue import queries as catalogue
from egide.catalogue.held import ACT, CLAUSE, PROOF
from egide.catalogue.queries import Card, Fact
from egide.terms import queries as terms
from egide.terms.queries import Version
from egide.terms.stamps import stamps
from egide.terms.words import held
from egide.trust.canonical import digest
from egide.trust.dated import reached
from egide.trust.evidence.dossier import ActDone, Evidence, Signature, State
from egide.verdicts import judging, usual
from egide.verdicts.judging import Beside, Filed
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
            *told(declared.get(card.slug, {}).values()),
        )
        for card in cards
        if documents.get(card.slug)
    ]


def told(declared: Iterable[Fact]) -> tuple[usual.Case, Beside]:
    """What was declared of a service: facts of the case, and what is held beside its terms."""
    case: dict[str, tuple[str, ...]] = {}
    evidence, clauses, acts = [], [], []
    for fact in declared:
        kind, _, name = fact.name.rpartition(".")
        if kind == PROOF:
            evidence.append(Evidence(name, State(fact.values[0]), fact.on))
        elif kind == CLAUSE:
            clauses.append(Signature(name, fact.on))
        elif kind == ACT:
            acts.append(ActDone(name, fact.on))
        else:
            case[fact.name] = fact.values
    return case, Beside(tuple(evidence), tuple(clauses), tuple(acts))


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
    facts, beside = told(declared.values())
    sources = Sources(
        {entry.document: Source(entry.title, speaking.get(entry.document)) for entry in entries},
        {
            (version.document, question): word
            for version in speaking.values()
            for question, word in said[version.id].items()
        },
    )
    return Opened(Filed(card.id, card.slug, documents, facts, beside), sources, tuple(versions))
