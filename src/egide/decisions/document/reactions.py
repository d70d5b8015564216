"""The paper of an agreement is made at its signature, while what it rests on still stands."""

from egide.decisions.announcements import AgreementSigned
from egide.decisions.document.actions import document_of
from egide.decisions.document.seal import NoSeal
from egide.kit.announcements import heed
from egide.kit.paper import NoPaper


def subscribe() -> None:
    """One line an announcement."""
    heed(AgreementSigned, signed)


def signed(told: AgreementSigned) -> None:
    """Make it; without Pango or a seal it waits, and is made when somebody asks for it."""
    try:
        document_of(told.agreement)
    except (NoPaper, NoSeal):
        return
