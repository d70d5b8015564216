"""AAF records read per CPU-second, beside expat alone on the same files in the same run.

    python -m benchmarks.bench_import_aaf [--pupils N] [--schools N] [--rounds N]

Writes an invented academy, both degrees, to a temporary folder. Expat alone: the parser of the
standard library with handlers that do nothing, the least that any reader in Python pays. Then our
stream of records, then all the rows that the engine is given. At last the command, in a process of
its own, into a fresh PostgreSQL, twice: its CPU-seconds, and beside them those of every process of
PostgreSQL; its memory at its highest, and that of a process that reads and writes nothing.
"""

import argparse
import multiprocessing
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path
from time import process_time
from xml.parsers import expat

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from benchmarks.bench_import import house
from benchmarks.measure.processes import used_by
from egide.kit.postgres import Place as Database
from egide.people.imports.aaf import deliveries
from egide.people.imports.aaf.stream import BLOCK, Source, entries
from egide.people.imports.records import Place, Reason
from egide.people.synth.aaf import write_aaf
from egide.people.synth.order import Order

TARGET, MEGABYTES = 15_000, 300
PUPILS_OF_THE_SECOND = "2D*_Eleve_*.xml"


class Silent:
    """Findings that nobody reads: a well-made academy has none."""

    @staticmethod
    def problem(place: Place, field: str, reason: Reason, *, warned: bool = False) -> None:
        """Stop: the measure would not be of what it says."""
        raise AssertionError(place, field, reason, warned)

    @staticmethod
    def unknown(name: str) -> None:
        """Stop, for the same reason."""
        raise AssertionError(name)


def main() -> None:
    """Print a line a stage."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pupils", type=int, default=100_000)
    parser.add_argument("--schools", type=int, default=400)
    parser.add_argument("--rounds", type=int, default=2)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "academy"
        Path(name).chmod(0o755)
        order = Order("14", options.schools, options.pupils, date(2026, 11, 24), seed=1)
        began = process_time()
        paths = write_aaf(order, folder)
        size = sum(path.stat().st_size for path in paths) / 1e6
        count = sum(map(records, paths))
        print(
            f"{count} records, {size:.0f} MB, written in {process_time() - began:.1f} CPU-seconds"
        )
        compare("both degrees", paths, options.rounds)
        heaviest = sorted(folder.glob(f"*{PUPILS_OF_THE_SECOND}"))
        compare("pupils of the second degree", heaviest, options.rounds)
        rows(folder, count, options.rounds)
        print(f"memory to read them, at its highest: {peak(folder):.0f} MB")
        with house(Path(name) / "house") as database:
            for what in ("imported", "the same again"):
                command(what, database, folder, count)


def compare(what: str, paths: Iterable[Path], rounds: int) -> None:
    """Expat alone, then our records."""
    files = list(paths)
    count = sum(map(records, files))
    alone = count / fastest(lambda: [idle(path) for path in files], rounds)
    ours = count / fastest(lambda: [stream(path) for path in files], rounds)
    print(f"{what}: expat alone {alone:,.0f} records/s, ours {ours:,.0f} (x {ours / alone:.2f})")


def rows(folder: Path, count: int, rounds: int) -> None:
    """All the rows of every export."""
    rate = count / fastest(lambda: read(folder), rounds)
    print(f"rows for the engine: {rate:,.0f} records/s (at least {TARGET:,})")


def records(path: Path) -> int:
    """How many records a file holds."""
    return path.read_bytes().count(b"<addRequest>")


def command(what: str, database: Database, folder: Path, count: int) -> None:
    """Import the folder as a person would."""
    words = [str(Path(sys.executable).with_name("egide")), "import", "aaf", str(folder)]
    environ = os.environ | {"EGIDE_HOME": str(database.home)}
    quiet = subprocess.DEVNULL
    usage = used_by(lambda: subprocess.Popen(words, env=environ, stdout=quiet), database.data)
    print(
        f"{what}: {count / usage.mine:,.0f} records/CPU-s of the import (at least {TARGET:,}),"
        f" {count / usage.seconds:,.0f} with PostgreSQL's;"
        f" peak {usage.peak} MB (at most {MEGABYTES})"
    )


def idle(path: Path) -> None:
    """Expat with handlers that do nothing."""
    parser = expat.ParserCreate()
    parser.buffer_text = parser.ordered_attributes = True
    parser.StartElementHandler = lambda _tag, _attributes: None
    parser.EndElementHandler = parser.CharacterDataHandler = lambda _text: None
    with path.open("rb") as file:
        while block := file.read(BLOCK):
            parser.Parse(block, False)
    parser.Parse(b"", True)


def stream(path: Path) -> None:
    """Our records of a file."""
    for _ in entries(Source(path.name, lambda: path.open("rb"), Silent().unknown)):
        pass


def read(folder: Path) -> None:
    """Our rows of a folder."""
    for delivery in deliveries([folder]):
        for _ in delivery.records(Silent()):
            pass


def fastest(stage: Callable[[], object], rounds: int) -> float:
    """The CPU seconds of the fastest round."""
    times = []
    for _ in range(rounds):
        began = process_time()
        stage()
        times.append(process_time() - began)
    return min(times)


def peak(folder: Path) -> float:
    """The megabytes that a process needs to read the folder."""
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        return pool.apply(_peak, (folder,))


def _peak(folder: Path) -> float:
    read(folder)
    # Not `getrusage`: it remembers the process that this one was spawned from.
    status = Path("/proc/self/status").read_text()
    return int(status.partition("VmHWM:")[2].split()[0]) / 1024


if __name__ == "__main__":
    main()
