"""Lines are durable and numbered without a gap, together when they wait together."""

import asyncio
import threading
from concurrent.futures import ThreadPoolExecutor

import psycopg
import pytest
from django.db import DatabaseError, connection, transaction

from egide.journal import actions, tickets, writing
from egide.journal.async_scribe import AsyncScribe
from egide.journal.entry import draft
from egide.journal.errors import AlreadySaid, JournalClosed, NoSuchLog
from egide.journal.models import Leaf, Log, Opening
from egide.journal.scribe import Scribe
from egide.kit import links
from egide.trust.journal.errors import Malformed
from egide.trust.journal.leaf import commit
from tests.rooms.journal.makers import an_entry, entries

pytestmark = pytest.mark.django_db(transaction=True)


def run(coroutine):
    """Run a coroutine in a thread: a browser of another test may have left its loop in this one."""
    with ThreadPoolExecutor(1) as pool:
        return pool.submit(asyncio.run, coroutine).result(60)


def entries_of(log):
    """Every index and entry that the log holds."""
    rows = Leaf.objects.filter(log=log).order_by("index")
    return [(one.index, bytes(one.who) + bytes(one.under)) for one in rows]


def test_lines_get_the_next_places_in_the_order_they_were_given(log):
    first = actions.append(entries(log, 3))
    second = actions.append(entries(log, 2))
    assert [one.index for one in (*first, *second)] == [0, 1, 2, 3, 4]
    assert [one.line.at for one in first] == sorted(one.line.at for one in first)
    leaves = [commit(one.line, one.salts) for one in (*first, *second)]
    assert entries_of(log) == [(n, leaf.who + leaf.under) for n, leaf in enumerate(leaves)]


def test_nothing_that_is_kept_says_the_pseudonym(log):
    actions.append([an_entry(log, pseudonym="k3v9q2")])
    with connection.cursor() as cursor:
        cursor.execute("SELECT l::text, o::text FROM journal_leaf l, journal_opening o")
        kept = "".join(cursor.fetchone())
    assert "k3v9q2" not in kept
    assert b"k3v9q2".hex() not in kept


def test_appending_nothing_only_connects(log):
    assert actions.append([]) == ()
    assert Log.objects.get(pk=log).size == 0


def test_a_line_is_kept_even_when_the_caller_changes_its_mind(log):
    with pytest.raises(RuntimeError), transaction.atomic():
        actions.append([an_entry(log)])
        raise RuntimeError
    assert Leaf.objects.count() == 1


def test_threads_that_wait_together_are_written_together(log, monkeypatch):
    scribe, batches = Scribe(), []
    real, busy = Scribe._written, threading.Event()

    def slow(self, drafts):
        batches.append(len(drafts))
        busy.set()
        if len(batches) == 1:
            while len(self._waiting) < 20:
                threading.Event().wait(0.002)
        return real(self, drafts)

    monkeypatch.setattr(Scribe, "_written", slow)
    with ThreadPoolExecutor(21) as pool:
        first = pool.submit(scribe.append, [an_entry(log)])
        busy.wait(10)
        others = [pool.submit(scribe.append, entries(log, 2)) for _ in range(20)]
        found = [one.index for future in (first, *others) for one in future.result(30)]
    scribe.leave()
    assert batches == [1, 40]
    assert sorted(found) == list(range(41))


def test_a_batch_has_a_limit_and_a_large_ticket_goes_alone(log):
    waiting = [tickets.Ticket(entries(log, size)) for size in (300, 212, 1, 600)]
    assert [len(ticket.drafts) for ticket in tickets.next_batch(waiting)] == [300, 212]
    assert [len(ticket.drafts) for ticket in tickets.next_batch(waiting)] == [1]
    assert [len(ticket.drafts) for ticket in tickets.next_batch(waiting)] == [600]
    assert waiting == []


def test_each_log_has_its_own_places_in_a_batch_of_several(log):
    other = actions.open_log("bel", on=an_entry(log).on)
    found = actions.append([an_entry(log), an_entry(other), an_entry(log), an_entry(other)])
    assert [(one.log, one.index) for one in found] == [(log, 0), (other, 0), (log, 1), (other, 1)]


def test_a_caller_that_names_no_log_is_refused_and_the_others_are_not(log):
    good, bad = tickets.Ticket(entries(log, 2)), tickets.Ticket([an_entry(log + 999)])
    scribe = Scribe()
    scribe._write([good, bad])
    scribe.leave()
    assert [one.index for one in good.answer()] == [0, 1]
    with pytest.raises(NoSuchLog):
        bad.answer()


@pytest.mark.parametrize("said", [{"person": b""}, {"attributes": ("b", "a")}, {"service": "\x00"}])
def test_a_line_without_a_canonical_form_is_refused_before_it_joins_a_batch(log, said):
    with pytest.raises(Malformed):
        actions.append([an_entry(log, **said)])
    assert Log.objects.get(pk=log).size == 0


def test_a_database_that_leaves_closes_the_door_then_opens_again(log):
    scribe = Scribe()
    scribe.append([an_entry(log)])
    scribe._link.close()
    real = links.where
    try:
        links.where = lambda: {"host": "/nowhere", "dbname": "none"}
        with pytest.raises(JournalClosed) as refused:
            scribe.append([an_entry(log)])
    finally:
        links.where = real
    assert isinstance(refused.value.__cause__, psycopg.OperationalError)
    assert [one.index for one in scribe.append([an_entry(log)])] == [1]
    scribe.leave()


def test_a_turn_that_never_comes_is_a_refusal(log, monkeypatch):
    monkeypatch.setattr(writing, "PATIENT", "SET statement_timeout TO '100ms'")
    scribe = Scribe()
    with transaction.atomic():
        Log.objects.select_for_update().get(pk=log)
        with pytest.raises(JournalClosed):
            scribe.append([an_entry(log)])
    assert [one.index for one in scribe.append([an_entry(log)])] == [0]
    scribe.leave()


def test_lines_are_committed_to_the_disk_whatever_the_server_is_used_to(log):
    scribe = Scribe()
    scribe.append([an_entry(log)])
    assert scribe._link.execute("SHOW synchronous_commit").fetchone() == ("on",)
    scribe.leave()


def test_coroutines_are_written_together_and_a_cancelled_one_hurts_nobody(log):
    async def many():
        scribe = AsyncScribe()
        tasks = [asyncio.create_task(scribe.append([an_entry(log)])) for _ in range(50)]
        await asyncio.sleep(0)
        tasks[7].cancel()
        found = await asyncio.gather(*tasks, return_exceptions=True)
        late = await scribe.append(entries(log, 2))
        await scribe.leave()
        return found, late

    found, late = run(many())
    assert isinstance(found.pop(7), asyncio.CancelledError)
    indexes = [one.index for (one,) in found]
    assert sorted({*indexes, *(one.index for one in late)}) == sorted(
        [*indexes, *(one.index for one in late)]
    )
    assert [index for index, _ in entries_of(log)] == list(range(52))


def test_batches_over_the_same_logs_wait_for_each_other_and_leave_no_gap(log):
    logs = [log, *(actions.open_log(name, on=an_entry(log).on) for name in ("bel", "oc"))]

    def wrote(order):
        scribe = Scribe()
        try:
            return [scribe.append([an_entry(one) for one in order]) for _ in range(30)]
        finally:
            scribe.leave()

    orders = [logs, logs[::-1], [*logs, *logs], [logs[1]]]
    with ThreadPoolExecutor(len(orders)) as pool:
        written = [one for batch in pool.map(wrote, orders) for lines in batch for one in lines]
    for one in logs:
        mine = sorted(line.index for line in written if line.log == one)
        assert mine == list(range(Log.objects.get(pk=one).size))
        assert [index for index, _ in entries_of(one)] == mine


def test_a_line_of_a_log_that_is_not_there_takes_no_other_with_it(log):
    with pytest.raises(NoSuchLog):
        actions.append([an_entry(log), an_entry(999_999)])
    assert [index for index, _ in entries_of(log)] == [0]


def test_a_fault_in_one_batch_is_seen_and_stops_no_other(log, monkeypatch):
    real, faults = writing.arguments, [ZeroDivisionError()]

    def arguments(drafts):
        if faults:
            raise faults.pop()
        return real(drafts)

    monkeypatch.setattr(writing, "arguments", arguments)

    async def many():
        scribe = AsyncScribe()
        asyncio.get_running_loop().set_exception_handler(lambda *_: None)
        first = asyncio.create_task(scribe.append(entries(log, 500)))
        second = asyncio.create_task(scribe.append(entries(log, 100)))
        found = await asyncio.gather(first, second, return_exceptions=True)
        await scribe.leave()
        return found

    failed, written = run(many())
    assert isinstance(failed, ZeroDivisionError)
    assert [one.index for one in written] == list(range(100))


def test_coroutines_are_told_when_the_door_is_closed(log, monkeypatch):
    monkeypatch.setattr(links, "where", lambda: {"host": "/nowhere", "dbname": "none"})

    async def one():
        await AsyncScribe().append([an_entry(log)])

    with pytest.raises(JournalClosed):
        run(one())


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE journal_leaf SET who = under", "DELETE FROM journal_leaf",
        "UPDATE journal_opening SET at = 0", "UPDATE journal_log SET size = 0",
        "UPDATE journal_log SET origin = 'x'",
    ],
)  # fmt: skip
def test_the_database_itself_refuses_to_rewrite_the_journal(log, statement):
    actions.append(entries(log, 3))
    with pytest.raises(DatabaseError), connection.cursor() as cursor:
        cursor.execute(statement)
    assert Leaf.objects.count() == Opening.objects.count() == 3


def test_what_is_printed_of_a_line_says_nothing_of_a_person(log):
    entry = an_entry(log)
    (written,) = actions.append([entry])
    printed = f"{entry!r} {draft(entry)!r} {written!r}"
    assert "k3v9q2" not in printed
    assert repr(entry.person) not in printed
    assert repr(written.salts.who) not in printed


def test_a_draft_never_uses_the_same_salt_twice(log):
    one, other = draft(an_entry(log)), draft(an_entry(log))
    salts = [one.salts.who, one.salts.under, one.salts.pseudonym]
    assert len({*salts, other.salts.who, other.salts.under, other.salts.pseudonym}) == 6
    assert one.leaf != other.leaf


def test_a_line_that_is_said_once_is_said_once_in_a_batch_and_after(log):
    key = b"k" * 16
    with pytest.raises(AlreadySaid):
        actions.append([an_entry(log, once=key), an_entry(log), an_entry(log, once=key)])
    assert Log.objects.get(pk=log).size == Leaf.objects.count() == 2  # what could be said was
    with pytest.raises(AlreadySaid):
        actions.append([an_entry(log, once=key)])
    assert [one.index for one in actions.append([an_entry(log), an_entry(log, once=b"other")])]
    assert [one.index for one in Leaf.objects.order_by("index")] == [0, 1, 2, 3]


def test_of_many_who_say_it_at_once_one_is_answered(log):
    scribes, key = [Scribe() for _ in range(4)], b"k" * 16

    def say(number):
        try:
            return scribes[number % 4].append([an_entry(log, once=key), an_entry(log)])
        except AlreadySaid:
            return None

    with ThreadPoolExecutor(16) as pool:
        answers = list(pool.map(say, range(16)))
    for scribe in scribes:
        scribe.leave()
    assert len([one for one in answers if one]) == 1
    assert [one.index for one in Leaf.objects.order_by("index")] == list(range(17))


def test_a_key_that_was_used_up_has_no_line(log):
    assert actions.use_up(b"k" * 16, at=100)
    assert not actions.use_up(b"k" * 16, at=100)
    with pytest.raises(AlreadySaid):
        actions.append([an_entry(log, once=b"k" * 16)])
    assert actions.forget_said(before=100) == 0
    assert actions.forget_said(before=101) == 1
    assert len(actions.append([an_entry(log, once=b"k" * 16)])) == 1
