"""Lines of the journal kept per second, beside one INSERT and COMMIT a line on the same disk.

    python benchmarks/bench_journal.py [--seconds N]

A PostgreSQL of its own, which waits for the disk at each commit. The same rows: one by one,
with no index to keep without a gap; then by the scribe, which commits together what waits together.
Also: what a line costs the writing process, and how many receipts a second a core can check.
"""

import argparse
import asyncio
import os
import sys
import tempfile
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from itertools import count
from pathlib import Path
from time import perf_counter, process_time

TOP = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(TOP))
DAY, NOON = date(2026, 11, 23), 1_795_435_200
Append = Callable[[], object]


def main() -> None:
    """Print one line a way of writing, then what checking costs."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=4.0)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="egide-bench-") as home:
        Path(home).chmod(0o755)
        with journal(home) as log:
            compare(log, options.seconds)
            check(log)


@contextmanager
def journal(home: str) -> Iterator[int]:
    """An empty log in a database of its own, durable."""
    os.environ |= {"EGIDE_HOME": f"{home}/egide", "DJANGO_SETTINGS_MODULE": "egide.settings.laptop"}
    os.environ.pop("DATABASE_URL", None)
    from egide.commands.serve import house

    with house():
        from django.core.management import call_command

        from egide.journal import actions

        call_command("migrate", verbosity=0)
        yield actions.open_log("val", on=DAY)
        actions.scribe().leave()


def compare(log: int, seconds: float) -> None:
    """The plain way, then the scribe, alone and under load."""
    plain = measured("INSERT + COMMIT, 1 at a time", 1, plain_append, seconds)
    measured("INSERT + COMMIT, 32 connections", 32, plain_append, seconds)
    grouped = scribe_append(log)
    measured("scribe, 1 thread", 1, grouped, seconds)
    measured("scribe, 32 threads", 32, grouped, seconds)
    most = coroutines("scribe, 256 coroutines", log, 256, seconds)
    print(f"group commit, loaded, beside one commit a line: × {most / plain:.1f}")


def plain_append() -> Append:
    """One line, one INSERT, one COMMIT, on a connection of its own."""
    import psycopg

    from egide.journal import writing
    from egide.journal.entry import draft
    from egide.kit import links

    link, turn = psycopg.connect(**links.where(), autocommit=True), count()
    link.execute(writing.DURABLE)
    link.execute(PLAIN_TABLE)
    sql = "INSERT INTO bench_plain VALUES (" + ", ".join(["%b"] * 12) + ")"  # noqa: S608
    return lambda: link.execute(sql, list(draft(an_entry(0, next(turn))).columns()))


PLAIN_TABLE = """
CREATE TABLE IF NOT EXISTS bench_plain (
  who bytea, under bytea, agreement bytea, "on" date, under_salt bytea, person bytea, service text,
  pseudonym bytea, attributes text, at int8, pseudonym_salt bytea, who_salt bytea
)
"""


def scribe_append(log: int) -> Callable[[], Append]:
    """One line through the scribe of this process."""
    from egide.journal import actions

    turn = count()
    return lambda: lambda: actions.append([an_entry(log, next(turn))])


def an_entry(log: int, number: int) -> object:
    """A line like those of a launch."""
    from egide.journal.entry import Entry

    return Entry(
        log=log,
        person=number.to_bytes(4, "big") * 8,
        service="carto-mentale",
        pseudonym="k3v9q2x7",
        attributes=("class", "display_name", "role"),
        at=NOON + number % 3600,
        agreement=b"a" * 32,
        on=DAY,
    )


def measured(name: str, threads: int, make: Callable[[], Append], seconds: float) -> float:
    """Lines a second of so many threads, and how long one waits."""
    waits: list[float] = []
    until = threading.Event()

    def write() -> None:
        append = make()
        append()
        while not until.is_set():
            began = perf_counter()
            append()
            waits.append(perf_counter() - began)

    began, used = perf_counter(), process_time()
    with ThreadPoolExecutor(threads) as pool:
        done = [pool.submit(write) for _ in range(threads)]
        until.wait(seconds)
        until.set()
        for one in done:
            one.result()
    return told(name, waits, perf_counter() - began, process_time() - used)


def coroutines(name: str, log: int, many: int, seconds: float) -> float:
    """The same for an event loop."""
    from egide.journal.async_scribe import AsyncScribe

    waits: list[float] = []

    async def write(scribe: AsyncScribe, end: float) -> None:
        while perf_counter() < end:
            began = perf_counter()
            await scribe.append([an_entry(log, len(waits))])
            waits.append(perf_counter() - began)

    async def all_of_them() -> None:
        scribe, end = AsyncScribe(), perf_counter() + seconds
        await asyncio.gather(*(write(scribe, end) for _ in range(many)))
        await scribe.leave()

    began, used = perf_counter(), process_time()
    asyncio.run(all_of_them())
    return told(name, waits, perf_counter() - began, process_time() - used)


def told(name: str, waits: Sequence[float], took: float, used: float) -> float:
    """One line of figures."""
    ordered = sorted(waits)
    middle, late = ordered[len(ordered) // 2], ordered[len(ordered) * 99 // 100]
    rate, cost = len(waits) / took, used / len(waits) * 1e6
    print(
        f"{name:<34}{rate:>9,.0f} lines/s   p50 {middle * 1e3:6.2f} ms   p99 {late * 1e3:6.2f} ms"
        f"   {cost:5.0f} µs of the writer's processor a line"
    )
    return rate


def check(log: int) -> None:
    """Sign what was written, then check receipts of it."""
    from egide.journal import actions, ed25519, queries
    from egide.trust.journal.merkle import includes
    from egide.trust.journal.policy import Known, Policy
    from egide.trust.journal.receipt import read_receipt, to_json
    from egide.trust.journal.verifying import check_receipt

    began = perf_counter()
    head = actions.sign(log, at=NOON)
    assert head is not None  # noqa: S101 - nobody else signs here
    took = perf_counter() - began
    print(
        f"tiles and checkpoint of {head.size:,} new lines: {took:.2f} s, {head.size / took:,.0f}/s"
    )
    policy = Policy([Known(key) for key in queries.public_keys(log)], quorum="none")
    receipt = queries.receipt(log, head.size // 2)
    text, leaf = to_json(receipt), receipt.leaf_hash
    whole = per_second(lambda: check_receipt(read_receipt(text), policy, ed25519.verify))
    path = per_second(lambda: includes(head.root, head.size, leaf, receipt.index, receipt.path))
    made = per_second(lambda: queries.receipt(log, head.size // 3))
    print(f"receipts read and checked, signature included: {whole:,.0f}/s a core")
    print(f"proofs of inclusion checked: {path:,.0f}/s a core; receipts made: {made:,.0f}/s a core")
    other = replace(receipt, index=0)
    assert not includes(head.root, head.size, leaf, other.index, receipt.path)  # noqa: S101


def per_second(act: Callable[[], object], seconds: float = 1.0) -> float:
    """How many times a second of processor."""
    began, times = process_time(), 0
    while process_time() - began < seconds:
        act()
        times += 1
    return times / (process_time() - began)


if __name__ == "__main__":
    main()
