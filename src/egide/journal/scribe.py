"""Group commit: lines that wait together are written together, in one transaction.

Nobody waits on purpose. Whoever comes while a batch is on its way to the disk is in the next one,
so batches grow with the load, and a lone line is written at once. The thread that wrote a batch
passes the pen to the first that waits: no thread works for the others for ever.
"""

import threading
from collections.abc import Sequence
from contextlib import suppress

import psycopg

from egide.journal import writing
from egide.journal.entry import Draft, Entry, Written
from egide.journal.tickets import Ticket, closed, drafts_of, next_batch, refuse, tell
from egide.journal.writing import Numbered
from egide.kit import links


class Called(Ticket):
    """A ticket whose thread sleeps until its bell rings: it is written, or it has the pen."""

    __slots__ = ("bell",)

    def __init__(self, entries: Sequence[Entry]) -> None:
        """Seal the lines."""
        super().__init__(entries)
        self.bell = threading.Lock()
        self.bell.acquire()


class Scribe:
    """Writes for all the threads of a process, on a connection of its own."""

    def __init__(self) -> None:
        """Connect at the first line."""
        self._waiting: list[Ticket] = []
        self._door = threading.Lock()
        self._busy = False
        self._link: psycopg.Connection | None = None

    def append(self, entries: Sequence[Entry]) -> tuple[Written, ...]:
        """Write these lines; when this returns, they are on the disk."""
        ticket = Called(entries)
        with self._door:
            self._waiting.append(ticket)
            writes, self._busy = not self._busy, True
        if not writes:
            ticket.bell.acquire()
            writes = not ticket.done
        if writes:
            self._write_next()
        return ticket.answer()

    def leave(self) -> None:
        """Close the connection; the next line opens another. Nobody is writing any more."""
        self._hang_up()

    def _write_next(self) -> None:
        """Write one batch, which holds the caller's own ticket, then pass the pen on."""
        with self._door:
            batch = next_batch(self._waiting)
        try:
            self._write(batch)
        finally:
            with self._door:
                heir = self._waiting[0] if self._waiting else None
                self._busy = heir is not None
            for ticket in [*batch, *([heir] if heir else [])]:
                if isinstance(ticket, Called):
                    ticket.bell.release()

    def _hang_up(self) -> None:
        link, self._link = self._link, None
        if link is not None:
            with suppress(psycopg.Error):
                link.close()

    def _write(self, batch: Sequence[Ticket]) -> None:
        try:
            written = self._written(drafts_of(batch))
        except psycopg.Error as broken:
            self._hang_up()
            refuse(batch, closed(broken))
        except BaseException as fault:
            refuse(batch, fault)  # nobody must wait for ever because of a fault
            raise
        else:
            tell(batch, written)

    def _written(self, drafts: Sequence[Draft]) -> Numbered:
        link = self._linked()
        if not drafts:
            return {}
        # One statement is a transaction by itself: two journeys to the database less.
        found = link.execute(writing.WRITE, writing.arguments(drafts))
        return writing.numbered(found.fetchall(), drafts)

    def _linked(self) -> psycopg.Connection:
        if self._link is None or self._link.closed:
            self._link = psycopg.connect(**links.where(), autocommit=True)
            self._link.execute(writing.DURABLE)
            self._link.execute(writing.PATIENT)
        return self._link
