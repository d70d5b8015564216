"""What moved upstream shuts or opens a door at once; other processes see it within two seconds."""

from egide.decisions.announcements import AgreementMoved, AgreementSigned, StanceTaken
from egide.gateway import policies
from egide.kit.announcements import heed


def subscribe() -> None:
    """Called once, when the house starts."""
    for announcement in (AgreementSigned, AgreementMoved, StanceTaken):
        heed(announcement, forget)


def forget(_: object) -> None:
    """Read every policy again: an announcement names an agreement that many schools may share."""
    policies.forget()
