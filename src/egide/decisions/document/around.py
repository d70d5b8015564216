"""What is known, on a day, of the service that an agreement is about. Nothing here was signed:

the agreement binds digests; this finds again what they are the digests of, as it stands that day.
"""

from collections import OrderedDict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from egide.catalogue import queries as catalogue
from egide.catalogue.queries import Card
from egide.decisions.document.flows import Flow, Said, flows
from egide.trust.agreement.value import Agreement
from egide.trust.law import View
from egide.trust.outcome import SILENT, UNKNOWN
from egide.trust.verdict.again import Judged
from egide.trust.verdict.verdict import Verdict
from egide.verdicts import dossiers, judging


@dataclass(frozen=True)
class Around:
    """A service, judged on a day for the classes of an agreement; `judged` None: no text."""

    card: Card
    judged: Judged | None
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
    """For each agreement, by digest, what surrounds it: three queries once it is in memory."""
    agreements = tuple(signed)
    slugs = sorted({one.service for one in agreements})
    cards = {card.slug: card for card in catalogue.services(slugs)} if slugs else {}
    inputs = dossiers.inputs(slugs) if slugs else {}
    filed = _filed(inputs, on)
    made = {}
    for one in agreements:
        asked = Asked(one.service, inputs.get(one.service, ""), one.basis.charter, level_of(one))
        judged = _judged(asked, on, view, filed)
        made[one.digest] = Around(cards[one.service], judged, _flows(judged, on, view))
    return made


def level_of(agreement: Agreement) -> str:
    """The class that the verdict is looked at for: the first that the agreement opens."""
    return next(iter(agreement.levels), judging.level_named().id)


@dataclass(frozen=True, slots=True)
class Asked:
    """What a judgement answers: the same inputs, the same verdict. `inputs` empty: no text."""

    service: str
    inputs: str
    charter: str
    level: str


# What was judged in this process, until its inputs change: registers ask the same again and again.
_KEPT: OrderedDict[tuple[Asked, date, View], Judged] = OrderedDict()
MOST_KEPT = 512


def _filed(inputs: Mapping[str, str], on: date) -> Callable[[str], judging.Filed | None]:
    """The dossiers of these services, read together when the first of them is needed."""
    read: dict[str, judging.Filed] = {}

    def of(slug: str) -> judging.Filed | None:
        if not read:
            read.update({one.slug: one for one in dossiers.filed(inputs, on=on)})
        return read.get(slug)

    return of


def _judged(
    asked: Asked, on: date, view: View, filed: Callable[[str], judging.Filed | None]
) -> Judged | None:
    key = (asked, on, view)
    if key in _KEPT:
        return _KEPT[key]
    held = filed(asked.service) if asked.inputs else None
    if held is None:
        return None
    charter, level = judging.charter_named(asked.charter), judging.level_named(asked.level)
    _KEPT[key] = judging.judged_on(held, charter, level, on, view)
    while len(_KEPT) > MOST_KEPT:
        _KEPT.popitem(last=False)
    return _KEPT[key]


def _flows(judged: Judged | None, on: date, view: View) -> tuple[Flow, ...]:
    if judged is None:
        return ()
    answers, none = judged.file.answers, frozenset({UNKNOWN})
    entries = {name: held.state.value for name, held in judged.file.evidence.items()}
    words = {name: frozenset(combined.values) for name, combined in answers.items()}
    said = Said(
        words.get("hosting", none),
        words.get("transfers", none),
        words.get("transfer_mechanisms", none),
        entries,
    )
    return flows(said, judging.laws(view).of(on))
