"""A provider's page: its services, what it has still to sign or hand in, who rests on it."""

from collections.abc import Iterable
from datetime import date

from egide.catalogue import queries as catalogue
from egide.catalogue.queries import Card
from egide.decisions import queries
from egide.decisions.shown.conditions import Kept, kept
from egide.decisions.shown.lists import agreement
from egide.decisions.words import language
from egide.law.lexicon import Clause
from egide.law.shelf import shelf
from egide.law.words import words
from egide.trust.agreement.value import Kind
from egide.verdicts import queries as verdicts


def services_of(provider: str, *, on: date) -> list[dict[str, object]]:
    """Each service of that provider."""
    cards = catalogue.of_provider(provider)
    levels = list(shelf().vocabulary.levels)
    grounds = verdicts.grounds([card.slug for card in cards], levels, on)
    return [
        service(
            card, {text for ground in grounds.get(card.slug, ()) for text in ground.conditions}, on
        )
        for card in cards
    ]


def service(card: Card, conditions: Iterable[str], on: date) -> dict[str, object]:
    """One service: clauses to sign, things to hand in, agreements."""
    texts = sorted(conditions)
    held = queries.rests_on(card.slug, on=on)
    offered = {one.signed.framework for one in held if one.signed.kind is Kind.OFFER}
    return {
        "card": card,
        "clauses": [clause(text) for text in texts if text.startswith("clause ")],
        "deliveries": handed_in(texts),
        "schools": sum(one.school is not None for one in held),
        "offers": [agreement(one) for one in held if one.signed.kind is Kind.OFFER],
        "offerable": [
            agreement(one)
            for one in held
            if one.signed.kind is Kind.OWN and one.signed.digest not in offered
        ],
    }


def clause(text: str) -> tuple[str, Clause]:
    """A clause to sign: its name, and its wording."""
    name = text.partition("what=")[2].partition(" ")[0]
    return name, words().clause(name, language())


def handed_in(texts: Iterable[str]) -> tuple[Kept, ...]:
    """What is to be handed in."""
    return kept(text for text in texts if text.startswith("deliver "))
