"""Launches while processes are killed, without a warning, again and again; then the books are read.

    python -m benchmarks.crossing.killing [--seconds N]

Whoever was answered has a line of the journal. A line without an answer is harmless: somebody was
killed between the two. `egide audit` then finds nothing wrong.
"""

import argparse
import os
import random
import signal
import socket
import subprocess
import sys
import tempfile
import threading
from collections import Counter
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from itertools import cycle
from pathlib import Path
from time import monotonic, sleep

from benchmarks.crossing.checking import verify
from benchmarks.crossing.counting import tree
from benchmarks.crossing.house import House, asks_of
from benchmarks.crossing.launching import Ask, Launched, NoLaunch, Place, launch
from benchmarks.crossing.servers import wait_for
from benchmarks.crossing.wire import Answer, parsed
from benchmarks.measure.processes import family

PORT, ALG, SERVICES, PEOPLE, PATIENCE = 8467, "RS256", 4, 8, 5.0


@dataclass(slots=True)
class Seen:
    """What those who launch were answered, and how often they were not."""

    answered: list[Launched] = field(default_factory=list)
    failed: Counter[str] = field(default_factory=Counter)
    over: threading.Event = field(default_factory=threading.Event)


def main() -> None:
    """Serve, launch, kill, count."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=40)
    seconds = parser.parse_args().seconds
    with tempfile.TemporaryDirectory(prefix="egide-killing-") as name:
        Path(name).chmod(0o755)
        house, seen = House(Path(name), PORT), Seen()
        killed = stormy(house, seen, seconds)
        told(house, seen, killed)


def stormy(house: House, seen: Seen, seconds: float) -> Counter[str]:
    """Launch from all sides while a process after the other is killed; who was."""
    server = started(house)
    house.inside("register", services=SERVICES, alg=ALG)
    asks = asks_of(house.inside("signed_in", services=SERVICES), ALG)
    crowd = [threading.Thread(target=insist, args=(house.place, asks[n:], seen), daemon=True)
             for n in range(PEOPLE)]  # fmt: skip
    for one in crowd:
        one.start()
    killed, until = Counter[str](), monotonic() + seconds
    while monotonic() < until:
        sleep(random.uniform(0.5, 3))  # noqa: S311 - no secret
        kind = random.choice(tuple(KINDS))  # noqa: S311 - no secret
        killed[kind] += kill(KINDS[kind](house, server))
        sleep(0.5)
        if server.poll() is not None or kind == "the database":
            server = again(house, server)
    seen.over.set()
    for one in crowd:
        one.join()
    last(house, seen)
    server.terminate()
    server.wait()
    return killed


def last(house: House, seen: Seen) -> None:
    """Tokens are verified by keys that the house still publishes."""
    verify(house.place, ALG, seen.answered)


def workers(house: House, server: "subprocess.Popen[bytes]") -> Sequence[int]:
    """One of those that answer, or the keeper of journals."""
    return random.sample(sorted(set(tree(server.pid)) - {server.pid}), 1)


def heads(house: House, server: "subprocess.Popen[bytes]") -> Sequence[int]:
    """The server itself."""
    return [server.pid]


def backends(house: House, server: "subprocess.Popen[bytes]") -> Sequence[int]:
    """One process of PostgreSQL: it starts all of them again."""
    return random.sample(sorted(family(house.database)), 1)


def databases(house: House, server: "subprocess.Popen[bytes]") -> Sequence[int]:
    """All of them at once, as a power cut does, but for the disk."""
    return sorted(family(house.database))


KINDS = {"a worker": workers, "the server": heads, "a backend": backends,
         "the database": databases}  # fmt: skip


def kill(pids: Sequence[int]) -> int:
    """Without a warning."""
    for pid in pids:
        with suppress(ProcessLookupError):
            os.kill(pid, signal.SIGKILL)
    return 1


def started(house: House) -> "subprocess.Popen[bytes]":
    """Two workers."""
    egide = str(Path(sys.executable).with_name("egide"))
    command = [egide, "kit", "serve", "--port", str(house.port), "--workers", "2"]
    server = subprocess.Popen(command, env=house.environ, stderr=subprocess.DEVNULL)
    wait_for(house.place.issuer, server)
    return server


def again(house: House, server: "subprocess.Popen[bytes]") -> "subprocess.Popen[bytes]":
    """As whoever watches the house would: stop what is left, start it."""
    server.terminate()
    server.wait()
    return started(house)


def insist(place: Place, asks: Sequence[Ask], seen: Seen) -> None:
    """Launch; whatever happens, launch."""
    for ask in cycle(asks):
        if seen.over.is_set():
            return
        try:
            seen.answered.append(launched(place, ask))
        except (OSError, NoLaunch, ConnectionError) as error:
            said = error.args[0] if isinstance(error, NoLaunch) else type(error).__name__
            seen.failed[str(said)] += 1
            sleep(0.05)


def launched(place: Place, ask: Ask) -> Launched:
    """One launch, each request on a line of its own."""
    talk = launch(place, ask)
    request = next(talk)
    while True:
        try:
            request = talk.send(asked(place, request))
        except StopIteration as over:
            found: Launched = over.value
            return found


def asked(place: Place, request: bytes) -> Answer:
    """One request, one answer, or an error of the line."""
    with socket.create_connection(place.host, timeout=PATIENCE) as line:
        line.sendall(request)
        came = b""
        while (answer := parsed(came, over=False)) is None:
            more = line.recv(1 << 16)
            if not more:
                raise ConnectionResetError
            came += more
        return answer


def told(house: House, seen: Seen, killed: Counter[str]) -> None:
    """Every answer has its line; the journal is whole."""
    answers = Counter(f"{one.person} {one.client}" for one in seen.answered)
    lines = Counter[str](house.inside("told", alg=ALG))
    lost = answers - lines
    print("killed:", dict(killed))
    print(f"answered: {answers.total():,}, all verified; not answered: {dict(seen.failed)}")
    print(f"lines: {lines.total():,}, of which without an answer: {(lines - answers).total()}")
    print(f"answers without a line: {lost.total()}")
    egide = str(Path(sys.executable).with_name("egide"))
    environ = house.environ | {"EGIDE_HOME": str(house.folder / "kit"),
                               "DJANGO_SETTINGS_MODULE": "egide.settings.kit"}  # fmt: skip
    audited = subprocess.run([egide, "audit"], env=environ, check=False)
    sys.exit(1 if lost or audited.returncode else 0)


if __name__ == "__main__":
    main()
