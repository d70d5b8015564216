"""When what is said of a service moved because it was read or judged otherwise, told in words."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from egide.law.words import words
from egide.trust.outcome import Conclusion
from egide.verdicts import marks
from egide.verdicts.causes import FIRST
from egide.verdicts.models import Evaluation


@dataclass(frozen=True, slots=True)
class Told:
    """A re-evaluation: the day, the cause, what moved for the class asked about."""

    day: str
    cause: str
    by: str
    about: str
    before: str
    after: str
    mark: str
    criteria: tuple[str, ...]

    @property
    def same(self) -> bool:
        """Whether the answer itself stayed."""
        return self.before == self.after


def evaluations(rows: Iterable[Evaluation], level: str, lang: str) -> tuple[Told, ...]:
    """Those that moved something for that class, in the order given."""
    moved = ((row, move_for(row.moves, level)) for row in rows)
    return tuple(told(row, move, lang) for row, move in moved if move is not None)


def move_for(moves: Iterable[Mapping[str, Any]], level: str) -> Mapping[str, Any] | None:
    """What moved for a class; None when nothing did."""
    return next((move for move in moves if level in move["levels"]), None)


def told(row: Evaluation, move: Mapping[str, Any], lang: str) -> Told:
    """A re-evaluation in words."""
    question = row.about.get("question", "")
    after = Conclusion(move["after"])
    turned = [turn["criterion"] for turn in move["criteria"]]
    return Told(
        words().date(localtime(row.at).date(), lang),
        words().label("causes", row.cause, lang) if row.cause != FIRST else _("Première"),
        short(row.by.display_name) if row.by else "",
        words().question(question).label[lang] if question else "",
        words().label("answers", move["before"], lang),
        words().label("answers", after, lang),
        marks.OF_CONCLUSION[after],
        tuple(_titles(turned, lang)),
    )


def short(name: str) -> str:
    """A person's name without their function."""
    return name.partition(" · ")[0]


def _titles(names: Iterable[str], lang: str) -> Iterable[str]:
    from egide.verdicts import judging

    edition = judging.charter_named().edition
    return (words().criterion(edition, name).title[lang] for name in names)
