"""What moved upstream shuts or opens a door in this process before whoever moved it is answered.

Other processes hear it from the database, at the commit (`listening`).
"""

from datetime import date

from egide.decisions import queries as decisions
from egide.decisions.announcements import AgreementMoved, AgreementSigned, StanceTaken
from egide.gateway.held import memory
from egide.kit.announcements import heed


def subscribe() -> None:
    """Called once, when the house starts."""
    heed(AgreementSigned, lambda said: memory.forget(said.service))
    heed(StanceTaken, lambda said: memory.forget(said.service))
    heed(AgreementMoved, forget)


def forget(said: AgreementMoved) -> None:
    """An agreement that many schools may share moved: forget its service."""
    on = date.fromisoformat(said.on)
    memory.forget(decisions.agreement(said.agreement, on=on).service)
