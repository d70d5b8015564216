"""OneRoster rows imported per CPU-second, beside PostgreSQL's own COPY of the same rows.

    python -m benchmarks.bench_import [--pupils N] [--schools N]

An invented bundle (version 1.2: users, roles, demographics, enrollments) of about a million users
is imported into a fresh PostgreSQL, with validation and difference; then the same again; then with
one pupil in a hundred renamed. CPU-seconds are those of the importing process and of every process
of PostgreSQL. Rows are those of the files. COPY is given the rows that the import has written, as
text, in the order in which they were written (sorted: its best case) and then shuffled, into the
same tables emptied, without checking foreign keys, and at last as the tables stand. Peak memory is
that of the importing process; PostgreSQL's is said beside it.
"""

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import psycopg

from benchmarks.measure.processes import Usage, of_family, used_by
from egide.kit.postgres import Place, running
from egide.people.synth.oneroster import write_oneroster
from egide.people.synth.order import Order

TOP = Path(__file__).resolve().parents[1]
Link = psycopg.Connection[tuple[object, ...]]
FIRST, AGAIN, RATIO, MEGABYTES = 100_000, 400_000, 0.5, 300
TABLES = {
    "people_member": "id, roster_id, source_id, kind, given_name, family_name, birth_month, level,"
    " mail, digest",
    "people_group": "id, roster_id, source_id, school_id, kind, name, level, digest",
    "people_attachment": "member_id, school_id, role",
    "people_placement": "member_id, group_id, role",
    "people_guardianship": "guardian_id, pupil_id, legal",
}


def main() -> None:
    """Print a line a measure."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pupils", type=int, default=394_000)
    parser.add_argument("--schools", type=int, default=700)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o755)
        order = Order("14", options.schools, options.pupils, date(2026, 11, 24), seed=1)
        paths = write_oneroster(order, folder / "bundle")
        rows, users = sum(map(lines, paths)), lines(folder / "bundle" / "users.csv")
        print(f"{users:,} users, {rows:,} rows in {len(paths)} files")
        with house(folder / "house") as place:
            measure(place, folder, rows)


def measure(place: Place, folder: Path, rows: int) -> None:
    """The import, the same again, a little changed; then COPY."""
    bundle = folder / "bundle"
    first = said("first import", rows, lambda: bring(place, bundle), least=FIRST)
    said("the same again", rows, lambda: bring(place, bundle), least=AGAIN)
    rename(bundle / "users.csv")
    said("one pupil in a hundred renamed", rows, lambda: bring(place, bundle))
    forget_marks(place)
    said("the same again, every row compared", rows, lambda: bring(place, bundle))
    copy(place, folder, first)


def said(what: str, rows: int, run: Callable[[], Usage], *, least: int = 0) -> float:
    """Run a measure and print it; its CPU-seconds."""
    usage = run()
    aim = f" (at least {least:,})" if least else ""
    print(
        f"{what}: {rows / usage.seconds:,.0f} rows/CPU-s{aim}; import {usage.mine:.1f} s"
        f" + PostgreSQL {usage.theirs:.1f} s, {usage.wall:.0f} s by the clock;"
        f" peak {usage.peak} MB (at most {MEGABYTES}), PostgreSQL {usage.their_peak} MB"
    )
    return usage.seconds


def bring(place: Place, bundle: Path) -> Usage:
    """Import the bundle as a person would: the command, in a process of its own."""
    settle(place)
    words = ["import", "oneroster", str(bundle), "--academie", "14:eple", "--json"]
    environ = os.environ | {"EGIDE_HOME": str(place.home), "LANG": "en_GB.UTF-8"}
    command = [str(Path(sys.executable).with_name("egide")), *words]
    out = place.home / "import.json"
    with out.open("w") as file:
        usage = used_by(lambda: subprocess.Popen(command, env=environ, stdout=file), place.data)
    body = json.loads(out.read_text())
    if not body["applied"]:
        raise SystemExit(body["refusal"]["message"])
    figures = body["counts"]
    shown = ", ".join(f"{name} {figures[name]:,}" for name in ("added", "changed", "unchanged"))
    print(f"  persons {shown}; problems {len(body['problems'])}; written {figures['written']:,}")
    return usage


def copy(place: Place, folder: Path, first: float) -> None:
    """PostgreSQL's own COPY of the rows that were written, in its best case and in others."""
    with psycopg.connect(host=str(place.sockets), user="egide", dbname="egide") as link:
        link.autocommit = True
        for table, columns in TABLES.items():
            for order, by in (("sorted", "1"), ("shuffled", f"md5({columns.split(',')[0]}::text)")):
                # Names of our own; a table holds nothing that a query is made of
                query = f"SELECT {columns} FROM {table} ORDER BY {by}"  # noqa: S608
                dump(link, folder / f"{table}.{order}", query)
        for order in ("sorted", "shuffled"):
            for role in ("replica", "origin"):
                seconds = copied(link, folder, place, (order, role))
                keys = "unchecked" if role == "replica" else "checked"
                aim = f" (at least {RATIO})" if (order, role) == ("sorted", "replica") else ""
                print(f"COPY alone, rows {order}, foreign keys {keys}: {seconds:.1f} CPU-s;"
                      f" import x {seconds / first:.2f}{aim}")  # fmt: skip


def copied(link: Link, folder: Path, place: Place, how: tuple[str, str]) -> float:
    """COPY every table, emptied first; the CPU-seconds of PostgreSQL and of who feeds it."""
    order, role = how
    link.execute(f"TRUNCATE {', '.join(TABLES)}, people_person CASCADE")
    link.execute(f"SET session_replication_role = {role}")
    link.execute("CHECKPOINT")
    before, mine = of_family(place.data), time.process_time()
    for table, columns in TABLES.items():
        with (
            (folder / f"{table}.{order}").open("rb") as file,
            link.cursor() as cursor,
            cursor.copy(f"COPY {table} ({columns}) FROM STDIN") as target,
        ):
            while chunk := file.read(1 << 18):
                target.write(chunk)
    return of_family(place.data) - before + time.process_time() - mine


def dump(link: Link, path: Path, query: str) -> None:
    """Rows of a table to a file, as COPY writes them."""
    with (
        path.open("wb") as file,
        link.cursor() as cursor,
        cursor.copy(f"COPY ({query}) TO STDOUT") as source,
    ):
        for chunk in source:
            file.write(chunk)


def rename(users: Path) -> None:
    """One user in a hundred under another family name. By line: a process that we start later

    would be said to have used the memory that we hold here.
    """
    draft = users.with_suffix(".new")
    with users.open(encoding="utf-8", newline="") as rows, draft.open("w", newline="") as target:
        for rank, row in enumerate(rows):
            parts = row.split(",")
            parts[7] += "-Bis" if rank and rank % 100 == 0 else ""
            target.write(",".join(parts))
    draft.replace(users)


def settle(place: Place) -> None:
    """Let PostgreSQL finish what the measure before left to be written."""
    with psycopg.connect(host=str(place.sockets), user="egide", dbname="egide") as link:
        link.autocommit = True
        link.execute("CHECKPOINT")


def forget_marks(place: Place) -> None:
    """Make the next import compare every row with those of the database."""
    with psycopg.connect(host=str(place.sockets), user="egide", dbname="egide") as link:
        link.execute("UPDATE people_importrun SET counts = counts - 'marks'")


def lines(path: Path) -> int:
    """The rows of a file, its header apart."""
    with path.open("rb") as file:
        return sum(chunk.count(b"\n") for chunk in iter(lambda: file.read(1 << 20), b"")) - 1


@contextmanager
def house(home: Path) -> Iterator[Place]:
    """A PostgreSQL of its own, with the tables of Égide, forgotten at the end."""
    place = Place.under(home)
    with running(place):
        environ = os.environ | {"EGIDE_HOME": str(home)}
        command = [str(Path(sys.executable).with_name("egide")), "manage", "migrate"]
        subprocess.run(command, env=environ, check=True, capture_output=True)
        yield place
    shutil.rmtree(place.base, ignore_errors=True)


if __name__ == "__main__":
    main()
