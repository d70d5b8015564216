"""What a server costs: the CPU-seconds and the memory of all its processes, from /proc.

Those that ended since are included. A PostgreSQL is counted apart: it is nobody's child.
"""

import os
from collections import defaultdict

from benchmarks.measure.processes import PROC, TICKS


def stats() -> dict[int, list[str]]:
    """What the kernel says of every process, by its number."""
    found = {}
    for path in PROC.glob("[0-9]*/stat"):
        try:
            found[int(path.parent.name)] = path.read_text().rpartition(")")[2].split()
        except OSError:
            continue  # it ended in between
    return found


def tree(root: int) -> dict[int, list[str]]:
    """A process and all that it started, whoever started them."""
    everybody = stats()
    children: dict[int, list[int]] = defaultdict(list)
    for pid, fields in everybody.items():
        children[int(fields[1])].append(pid)
    found, waiting = {}, [root]
    while waiting:
        pid = waiting.pop()
        if pid in everybody:
            found[pid] = everybody[pid]
            waiting += children[pid]
    return found


def spent(root: int) -> float:
    """CPU-seconds until now: each process, and the children that it has buried."""
    return sum(sum(map(int, fields[11:15])) for fields in tree(root).values()) / TICKS


def worker(root: int) -> dict[str, float]:
    """Megabytes of the largest process of a tree: resident, and with its fair part of the shared.

    The largest is a worker; what starts and watches it is smaller.
    """
    sizes = [memory(pid) for pid in tree(root)]
    return max(sizes, key=lambda size: size["Rss"])


def memory(pid: int) -> dict[str, float]:
    """Megabytes: Rss and Pss."""
    try:
        lines = (PROC / str(pid) / "smaps_rollup").read_text().splitlines()
    except OSError:
        return {"Rss": 0.0, "Pss": 0.0}
    found = dict(line.split(":", 1) for line in lines[1:])
    return {name: int(found[name].split()[0]) / 1024 for name in ("Rss", "Pss")}


def cores() -> list[int]:
    """The cores that this process may use."""
    return sorted(os.sched_getaffinity(0))
