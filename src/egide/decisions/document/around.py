"""What is known, on a day, of the service that an agreement is about. Nothing here was signed:

the agreement binds digests; this finds again what they are the digests of, as it stands that day.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from egide.catalogue import queries as catalogue
from egide.catalogue.queries import Card
from egide.decisions.document.flows import Flow, Said, flows
from egide.terms import queries as terms
from egide.trust.agreement.value import Agreement
from egide.trust.law import View
from egide.trust.outcome import SILENT, UNKNOWN
from egide.trust.verdict.again import Judged
from egide.trust.verdict.verdict import Verdict
from egide.verdicts import dossiers, judging


@dataclass(frozen=True)
class Around:
    """A service, judged on a day for the classes of an agreement. `judged` None: no text is held.

    `titles`: the documents by name. `transfers`: what the terms say, `silent` when they do not.
    """

    card: Card
    judged: Judged | None
    titles: Mapping[str, str]
    flows: tuple[Flow, ...]

    @property
    def verdict(self) -> Verdict | None:
        """The verdict of the day."""
        return self.judged.verdict if self.judged else None

    def says(self, question: str) -> tuple[str, ...]:
        """What the documents answer together; `silent` or `unknown` are answers too."""
        found = self.judged.file.answers.get(question) if self.judged else None
        return found.values if found else (UNKNOWN,)

    def is_said(self, question: str) -> bool:
        """Whether some document answers."""
        return not {SILENT, UNKNOWN} & set(self.says(question))

    def declared(self, fact: str) -> str:
        """What is declared of the service or assumed of the case; `unknown` when nobody said."""
        case = self.judged.file.dossier.case if self.judged else {}
        return ", ".join(case.get(fact, (UNKNOWN,)))


def around(signed: Iterable[Agreement], *, on: date, view: View = View.KNOWN) -> dict[str, Around]:
    """For each agreement, by digest, what surrounds it: the same few queries for all of them."""
    agreements = tuple(signed)
    slugs = sorted({one.service for one in agreements})
    cards = {card.slug: card for card in catalogue.services(slugs)}
    filed = {one.slug: one for one in dossiers.filed(slugs, on=on)}
    titles = {entry.document: entry.title for entry in terms.documents(slugs)}
    known: dict[tuple[str, str, str], Around] = {}
    for one in agreements:
        key = (one.service, one.basis.charter, level_of(one))
        if key not in known:
            held = filed.get(one.service)
            judged = _judged(held, one, on, view) if held else None
            known[key] = _around(cards[one.service], judged, titles, on, view)
    return {one.digest: known[one.service, one.basis.charter, level_of(one)] for one in agreements}


def level_of(agreement: Agreement) -> str:
    """The class that the verdict is looked at for: the youngest that the agreement opens."""
    return next(iter(agreement.levels), judging.level_named().id)


def _judged(held: judging.Filed, one: Agreement, on: date, view: View) -> Judged:
    charter = judging.charter_named(one.basis.charter)
    return judging.judged_on(held, charter, judging.level_named(level_of(one)), on, view)


def _around(
    card: Card, judged: Judged | None, titles: Mapping[str, str], on: date, view: View
) -> Around:
    if judged is None:
        return Around(card, None, titles, ())
    law, answers = judging.laws(view).of(on), judged.file.answers
    entries = {name: held.state.value for name, held in judged.file.evidence.items()}
    words = {name: frozenset(combined.values) for name, combined in answers.items()}
    none = frozenset({UNKNOWN})
    said = Said(
        words.get("hosting", none),
        words.get("transfers", none),
        words.get("transfer_mechanisms", none),
        entries,
    )
    return Around(card, judged, titles, flows(said, law))
