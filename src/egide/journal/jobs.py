"""The loop that signs: each log every few seconds; once a minute witnesses, and logs to open."""

import logging
import time
from threading import Event

from django.db import Error, close_old_connections

from egide.journal import actions, opening, queries, witnesses
from egide.kit import clock

SIGN_EVERY = 2.0
ASK_EVERY = 60.0
LOG = logging.getLogger(__name__)


def keep(stop: Event, *, every: float = SIGN_EVERY) -> None:
    """Sign every log that grew, again and again, until told to stop."""
    asked = -ASK_EVERY
    while not stop.is_set():
        began = time.monotonic()
        close_old_connections()
        due = began - asked >= ASK_EVERY
        try:
            if due:
                opening.open_due(clock.today())
            sign_all()
            if due:
                ask_all()
                asked = began
        except Error as broken:
            LOG.warning("the journals cannot be reached: %s", type(broken).__name__)
        stop.wait(max(0.0, every - (time.monotonic() - began)))


def sign_all() -> int:
    """Sign each log once; a log that cannot be signed does not stop the others."""
    signed = 0
    for log in queries.logs():
        try:
            signed += actions.sign(log.pk, at=clock.now()) is not None
        except Exception:
            LOG.exception("%s was not signed", log.origin)
    return signed


def ask_all() -> None:
    """Ask the witnesses of each log; say which did not sign."""
    for log in queries.logs():
        for name, outcome in witnesses.ask_all(log.pk):
            if outcome != "signed":
                LOG.warning("%s: witness %s %s", log.origin, name, outcome)
