"""What processes cost: CPU-seconds and memory of one that we start, and of a PostgreSQL beside it.

Read from /proc, hence on Linux alone.
"""

import os
import subprocess
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

TICKS = os.sysconf("SC_CLK_TCK")
PROC = Path("/proc")


@dataclass(frozen=True, slots=True)
class Usage:
    """CPU-seconds of the process and of PostgreSQL, the clock, and both peaks in megabytes."""

    mine: float
    theirs: float
    wall: float
    peak: int
    their_peak: int

    @property
    def seconds(self) -> float:
        """All CPU-seconds."""
        return self.mine + self.theirs


def used_by(start: Callable[[], "subprocess.Popen[bytes]"], data: Path) -> Usage:
    """Run a process to its end, beside the PostgreSQL of a data directory."""
    theirs, began = of_family(data), time.monotonic()
    process = start()
    peak = 0
    while True:
        pid, status, used = os.wait4(process.pid, os.WNOHANG)
        peak = max(peak, resident(data))
        if pid:
            break
        time.sleep(0.2)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, process.args)
    return Usage(
        mine=used.ru_utime + used.ru_stime,
        theirs=of_family(data) - theirs,
        wall=time.monotonic() - began,
        peak=used.ru_maxrss // 1024,
        their_peak=peak,
    )


def family(data: Path) -> dict[int, list[str]]:
    """The processes of a PostgreSQL and what the kernel says of each."""
    head = int((data / "postmaster.pid").read_text().split()[0])
    found = {}
    for path in PROC.glob("[0-9]*/stat"):
        try:
            fields = path.read_text().rpartition(")")[2].split()
        except OSError:
            continue  # it ended in between
        pid = int(path.parent.name)
        if head in {pid, int(fields[1])}:
            found[pid] = fields
    return found


def of_family(data: Path) -> float:
    """CPU-seconds of a PostgreSQL since it started, those of backends that ended included."""
    head = int((data / "postmaster.pid").read_text().split()[0])
    ticks = 0
    for pid, fields in family(data).items():
        ticks += sum(map(int, fields[11:13]))
        ticks += sum(map(int, fields[13:15])) if pid == head else 0
    return ticks / TICKS


def resident(data: Path) -> int:
    """Megabytes of a PostgreSQL now; its shared memory counts once, in the largest process."""
    private, shared = 0, 0
    for pid in family(data):
        try:
            status = (PROC / str(pid) / "status").read_text()
        except OSError:
            continue
        sizes = {
            name: int(rest.split()[0])
            for name, _, rest in (line.partition(":") for line in status.splitlines())
            if name in {"RssAnon", "RssShmem"}
        }
        private += sizes.get("RssAnon", 0)
        shared = max(shared, sizes.get("RssShmem", 0))
    return (private + shared) // 1024
