"""A process listens to what moves, and asks each second what it may have missed.

PostgreSQL tells at the commit (`movements`). A connection that is lost tells nothing: what was held
is believed for two seconds after the last answer, then no longer, and all of it is forgotten when
the connection is back. Which rows are new is asked by snapshot, so that a transaction which took
long, or its number early, is never missed.
"""

import logging
from threading import Thread
from time import monotonic, sleep
from typing import Final

import psycopg
from psycopg import sql

from egide.gateway.endings import ended
from egide.gateway.held import memory
from egide.gateway.held.movements import CHANNEL, What
from egide.kit import links

EVERY: Final = 1.0  # seconds
AGAIN: Final = 0.5  # seconds before another connection is tried
PATIENT: Final = "SET statement_timeout TO '2s'"
NOW: Final = "SELECT pg_current_snapshot()::text"
SINCE: Final = """
SELECT pg_current_snapshot()::text, ARRAY(
  SELECT DISTINCT what || ' ' || about FROM gateway_movement
  WHERE xact >= pg_snapshot_xmin(%(seen)s::pg_snapshot)::text::bigint
    AND NOT pg_visible_in_snapshot(xact::text::xid8, %(seen)s::pg_snapshot)
)
"""
ENDS: Final = "SELECT about FROM gateway_movement WHERE what = 'session'"
ROUNDS: Final = 6 * 60 * 60  # then from the beginning: the filter forgets the ends of yesterday
log = logging.getLogger(__name__)


def start() -> None:
    """Listen beside the pages, as long as the process lives."""
    Thread(target=listen, name="listening", daemon=True).start()


def listen() -> None:
    """Listen on one connection after the other; a lost one is written, and replaced."""
    while True:
        try:
            with psycopg.connect(**links.where(), autocommit=True) as link:
                follow(link)
        except psycopg.Error:
            log.warning("not heard: the database does not say what moves")
        sleep(AGAIN)


def follow(link: psycopg.Connection, *, rounds: int = ROUNDS) -> None:
    """Hear what moves, from now on; what was held before is forgotten."""
    link.execute(PATIENT)
    link.execute(sql.SQL("LISTEN {}").format(sql.Identifier(CHANNEL)))
    seen = str(fetched(link, NOW)[0])
    memory.forget()
    ended.begin_again(about for (about,) in link.execute(ENDS))
    for _ in range(rounds):
        asked = monotonic()
        seen, moved = fetched(link, SINCE, seen=seen)
        for told in moved:
            heed(told)
        memory.believe(until=asked + memory.BELIEVED)
        for note in link.notifies(timeout=EVERY):
            heed(note.payload)


def heed(told: str) -> None:
    """Forget what moved; hold no session that ended."""
    what, _, about = told.partition(" ")
    if what == What.SERVICE:
        memory.forget(about)
    elif what == What.SESSION:
        ended.note(about)


def fetched(link: psycopg.Connection, query: str, **given: str) -> tuple:  # type: ignore[type-arg]  # a row of any shape
    """The one row of a query."""
    row = link.execute(query, given).fetchone()
    if row is None:
        raise psycopg.OperationalError
    return row
