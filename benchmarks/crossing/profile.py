"""Where the time of a launch goes, inside a worker: functions, by their own processor time.

    python -m benchmarks.crossing.profile [--launches N] [--schools N]

The application of a worker, called without a server around it, one launch at a time: its waits for
the disk cost no processor, and nothing is shared between launches that come together.
"""

import argparse
import cProfile
import os
import pstats
import tempfile
from collections.abc import Callable, Iterable
from io import BytesIO
from itertools import cycle, islice
from pathlib import Path
from time import perf_counter, process_time, thread_time
from typing import Any

from benchmarks.crossing import inside
from benchmarks.crossing.house import House, asks_of
from benchmarks.crossing.launching import Ask, Launched, Place, launch
from benchmarks.crossing.wire import Answer

PORT, ALG, SERVICES, WARM, SHOWN = 8465, "RS256", 4, 100, 35
Application = Callable[[dict[str, Any], Callable[..., Any]], Iterable[bytes]]


def main() -> None:
    """Print the costs, then the functions."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--launches", type=int, default=1000)
    parser.add_argument("--schools", type=int, default=0, help="filled; 0: the kit's own")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="egide-profile-") as name:
        Path(name).chmod(0o755)
        house = House(Path(name), PORT)
        os.environ |= {"EGIDE_HOME": name, "PORT": str(PORT)}
        with inside.kit_house(PORT):
            measure(house, options.launches, options.schools)


def measure(house: House, many: int, schools: int) -> None:
    """Prepare the school, then launch: for the clock, then for the profile."""
    from django.core.management import call_command

    from egide.gateway.kit import school

    call_command("migrate", verbosity=0, interactive=False)
    school.prepare(on=inside.today())
    asks = cycle(asks_of(people(schools), ALG))
    application = worker()
    for ask in islice(asks, WARM):
        one(application, house.place, ask)
    wall, all_of_it, mine = perf_counter(), process_time(), thread_time()
    for ask in islice(asks, many):
        one(application, house.place, ask)
    print(
        f"a launch: {1e6 * (thread_time() - mine) / many:,.0f} µs of its thread,"
        f" {1e6 * (process_time() - all_of_it) / many:,.0f} µs with the scribe,"
        f" {1e6 * (perf_counter() - wall) / many:,.0f} µs by the clock"
    )
    profiled = cProfile.Profile(process_time)
    for ask in islice(asks, many):
        profiled.runcall(one, application, house.place, ask)
    pstats.Stats(profiled).strip_dirs().sort_stats("tottime").print_stats(SHOWN)


def people(schools: int) -> list[dict[str, Any]]:
    """Pupils of the kit's school, or of so many schools, with a tenth as many services."""
    services = max(SERVICES, schools // 10)
    inside.register(services, ALG)
    if not schools:
        return inside.signed_in(services)
    inside.fill(schools, services)
    return inside.drawn([schools, services], 0, WARM, seen=True)


def worker() -> Application:
    """What a worker of granian is given."""
    from egide.commands.worker import application

    return application


def one(application: Application, place: Place, ask: Ask) -> Launched:
    """A launch, without a line."""
    talk = launch(place, ask)
    answer = called(application, next(talk))
    while True:
        try:
            answer = called(application, talk.send(answer))
        except StopIteration as over:
            launched: Launched = over.value
            return launched


def called(application: Application, request: bytes) -> Answer:
    """What the application answers."""
    head, _, body = request.decode().partition("\r\n\r\n")
    first, *lines = head.split("\r\n")
    method, target, _ = first.split(" ")
    path, _, query = target.partition("?")
    environ: dict[str, Any] = {
        "REQUEST_METHOD": method, "PATH_INFO": path, "QUERY_STRING": query, "SCRIPT_NAME": "",
        "SERVER_NAME": "127.0.0.1", "SERVER_PORT": str(PORT), "SERVER_PROTOCOL": "HTTP/1.1",
        "REMOTE_ADDR": "127.0.0.1", "wsgi.url_scheme": "http", "wsgi.input": BytesIO(body.encode()),
    }  # fmt: skip
    for line in lines:
        name, _, value = line.partition(": ")
        key = name.upper().replace("-", "_")
        environ[key if key in {"CONTENT_TYPE", "CONTENT_LENGTH"} else f"HTTP_{key}"] = value
    told: list[Any] = []
    said = b"".join(application(environ, lambda *given: told.extend(given)))
    headers = "".join(f"\r\n{name}: {value}" for name, value in told[1])
    return Answer(int(told[0].split()[0]), f"HTTP/1.1 {told[0]}{headers}\r\n".encode(), said)


if __name__ == "__main__":
    main()
