"""What was asked of a browser and waits for its answer: good once, in one session, not for long.

The challenge of a passkey and the `state` of a journey elsewhere are both such tickets. Only a
digest is kept; taking one destroys it, whatever comes of the answer.
"""

import secrets
from datetime import datetime
from enum import StrEnum
from hashlib import sha256
from typing import Any

from django.contrib.sessions.backends.base import SessionBase
from django.db import transaction

from egide.people.models import Ticket
from egide.people.signin import bounds, throttle
from egide.people.signin.errors import Stale


class Purpose(StrEnum):
    """What a ticket is for; one given for another purpose is worth nothing."""

    ENTER = "enter"
    REGISTER = "register"
    OUTSIDE = "outside"


def give(session: SessionBase, purpose: Purpose, about: dict[str, Any], *, at: datetime) -> bytes:
    """Thirty-two bytes that nobody could guess, for this session alone."""
    sweep(at=at)
    if session.session_key is None:
        session["waits"] = True  # an empty session gets no cookie
        session.save()
    secret = secrets.token_bytes(32)
    Ticket.objects.create(
        digest=sha256(secret).digest(),
        purpose=purpose,
        session=tied(session),
        about=about,
        expires_at=at + bounds.PATIENCE,
    )
    return secret


@transaction.atomic
def take(session: SessionBase, purpose: Purpose, secret: bytes, *, at: datetime) -> dict[str, Any]:
    """What the ticket was about; it is gone. Of two who come at once, one is refused."""
    waiting = Ticket.objects.select_for_update(skip_locked=True).filter(
        digest=sha256(secret).digest(),
        purpose=purpose,
        session=tied(session),
        expires_at__gt=at,
    )
    ticket = waiting.first()
    if ticket is None:
        raise Stale
    about: dict[str, Any] = ticket.about
    ticket.delete()
    return about


def tied(session: SessionBase) -> bytes:
    """What stands for a session: its key would open it."""
    return sha256(f"ticket:{session.session_key}".encode()).digest()


def sweep(*, at: datetime) -> None:
    """Drop what nobody came back for."""
    Ticket.objects.filter(expires_at__lte=at).delete()
    throttle.forget(at=at)


def require(about: dict[str, Any], **expected: str) -> None:
    """Refuse a ticket that was given about somebody or something else."""
    if about != expected:
        raise Stale
