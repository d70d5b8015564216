"""Callers that wait for their lines: who goes in the next batch, who is told what."""

from collections.abc import Mapping, Sequence
from typing import Final

from egide.journal.entry import Draft, Entry, Written, draft
from egide.journal.errors import AlreadySaid, JournalClosed, NoSuchLog

MOST: Final = 512  # lines in a transaction: what bounds the wait of the last to come


class Ticket:
    """The lines of one caller, and what became of them."""

    __slots__ = ("done", "drafts", "refusal", "written")

    def __init__(self, entries: Sequence[Entry]) -> None:
        """Seal the lines: after this, nothing in them can be refused."""
        self.drafts: list[Draft] = [draft(entry) for entry in entries]
        self.written: tuple[Written, ...] = ()
        self.refusal: BaseException | None = None
        self.done = False

    def answer(self) -> tuple[Written, ...]:
        """The lines at their places, or why there are none."""
        if self.refusal is not None:
            raise self.refusal
        return self.written


def next_batch(waiting: list[Ticket]) -> list[Ticket]:
    """Take out of those that wait the oldest, as many as fit in a transaction."""
    count = lines = 0
    for ticket in waiting:
        lines += len(ticket.drafts)
        if count and lines > MOST:
            break
        count += 1
    batch, waiting[:] = waiting[:count], waiting[count:]
    return batch


def drafts_of(batch: Sequence[Ticket]) -> list[Draft]:
    """All the lines of a batch, in order."""
    return [one for ticket in batch for one in ticket.drafts]


def tell(batch: Sequence[Ticket], written: Mapping[int, Sequence[Written | None]]) -> None:
    """Hand each caller its own lines; refuse those that named a log which is not there.

    Who handed in a line that was said before is refused; the other lines of that ticket are kept.
    """
    lines = {log: iter(found) for log, found in written.items()}
    for ticket in batch:
        missing = [sealed.log for sealed in ticket.drafts if sealed.log not in lines]
        found = [next(lines[one.log]) for one in ticket.drafts if one.log in lines]
        ticket.written = tuple(one for one in found if one is not None)
        if missing:
            ticket.refusal = NoSuchLog(str(missing[0]))
        elif None in found:
            ticket.refusal = AlreadySaid()
        ticket.done = True


def refuse(batch: Sequence[Ticket], refusal: BaseException) -> None:
    """Tell each caller that nothing of theirs may leave."""
    for ticket in batch:
        ticket.refusal, ticket.done = refusal, True


def closed(broken: Exception) -> JournalClosed:
    """The refusal for a database that failed.

    Whether the lines were kept is not known. A line without an answer is harmless; an answer
    without a line is not.
    """
    refusal = JournalClosed()
    refusal.__cause__ = broken
    return refusal
