"""What this room heeds: an agreement signed, extended; a verdict that moved what surrounds it."""

from egide.decisions import queries as decisions
from egide.decisions.announcements import AgreementMoved, AgreementSigned
from egide.families.actions import issue
from egide.kit.announcements import heed
from egide.kit.clock import today
from egide.verdicts.announcements import VerdictMoved


def subscribe() -> None:
    """One line an announcement."""
    heed(AgreementSigned, signed)
    heed(AgreementMoved, moved)
    heed(VerdictMoved, verdict_moved)


def signed(told: AgreementSigned) -> None:
    """Families are told from the signature on."""
    on = today()
    issue([decisions.agreement(told.agreement, on=on)], on=on)


def moved(told: AgreementMoved) -> None:
    """An extension changes the day of erasure; the rest changes nothing that a notice says."""
    on = today()
    issue([decisions.agreement(told.agreement, on=on)], on=on)


def verdict_moved(told: VerdictMoved) -> None:
    """Other sub-processors, another country, an instrument that fell: told again, or not."""
    on = today()
    issue(decisions.rests_on(told.service, on=on), on=on)
