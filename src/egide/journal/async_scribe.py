"""Group commit for an event loop: the same batches as `scribe`, without a thread."""

import asyncio
from collections.abc import Sequence
from contextlib import suppress

import psycopg

from egide.journal import writing
from egide.journal.entry import Draft, Entry, Written
from egide.journal.tickets import Ticket, closed, drafts_of, next_batch, refuse, tell
from egide.journal.writing import Numbered
from egide.kit import links


class Awaited(Ticket):
    """A ticket that a coroutine waits for."""

    __slots__ = ("told",)

    def __init__(self, entries: Sequence[Entry]) -> None:
        """Seal the lines."""
        super().__init__(entries)
        self.told: asyncio.Future[None] = asyncio.get_running_loop().create_future()


class AsyncScribe:
    """Writes for all the coroutines of one event loop, on a connection of its own."""

    def __init__(self) -> None:
        """Connect at the first line."""
        self._waiting: list[Ticket] = []
        self._writer: asyncio.Task[None] | None = None
        self._link: psycopg.AsyncConnection | None = None

    async def append(self, entries: Sequence[Entry]) -> tuple[Written, ...]:
        """Write these lines; when this returns, they are on the disk.

        A caller that is cancelled leaves its lines in the batch: others wait for it too.
        """
        ticket = Awaited(entries)
        self._waiting.append(ticket)
        if self._writer is None:
            self._writer = asyncio.create_task(self._write_next())
        await ticket.told
        return ticket.answer()

    async def leave(self) -> None:
        """Finish what waits, then close the connection."""
        while self._writer is not None:
            await self._writer
        await self._hang_up()

    async def _hang_up(self) -> None:
        link, self._link = self._link, None
        if link is not None:
            with suppress(psycopg.Error):
                await link.close()

    async def _write_next(self) -> None:
        """Write one batch, then let another task write the next: a fault in one stops no other."""
        batch = next_batch(self._waiting)
        try:
            await self._write(batch)
        finally:
            more = bool(self._waiting)
            self._writer = asyncio.create_task(self._write_next()) if more else None
            for ticket in batch:
                if isinstance(ticket, Awaited) and not ticket.told.done():
                    ticket.told.set_result(None)

    async def _write(self, batch: Sequence[Ticket]) -> None:
        try:
            written = await self._written(drafts_of(batch))
        except psycopg.Error as broken:
            await self._hang_up()
            refuse(batch, closed(broken))
        except BaseException as fault:
            refuse(batch, fault)
            raise
        else:
            tell(batch, written)

    async def _written(self, drafts: Sequence[Draft]) -> Numbered:
        link = await self._linked()
        if not drafts:
            return {}
        # One statement is a transaction by itself: two journeys to the database less.
        found = await link.execute(writing.WRITE, writing.arguments(drafts))
        return writing.numbered(await found.fetchall(), drafts)

    async def _linked(self) -> psycopg.AsyncConnection:
        if self._link is None or self._link.closed:
            self._link = await psycopg.AsyncConnection.connect(**links.where(), autocommit=True)
            await self._link.execute(writing.DURABLE)
            await self._link.execute(writing.PATIENT)
        return self._link
