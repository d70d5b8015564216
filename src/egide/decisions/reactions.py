"""What this room heeds: a verdict moved; people are to be told. At least once each."""

from datetime import date

from egide.decisions import telling
from egide.decisions.announcements import ToTell
from egide.decisions.effects import Move, reconsider
from egide.kit.announcements import heed
from egide.verdicts.announcements import VerdictMoved


def subscribe() -> None:
    """One line an announcement."""
    heed(VerdictMoved, verdict_moved)
    heed(ToTell, telling.heed)


def verdict_moved(told: VerdictMoved) -> None:
    """What rests on it is shut, warned, told or left alone, as the change's gravity says."""
    move = Move(told.cause, told.evaluation)
    reconsider(told.service, move, on=date.fromisoformat(told.on))
