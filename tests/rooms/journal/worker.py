"""A process that writes lines until it is killed, and notes each answer it was given.

python -m tests.rooms.journal.worker LOG FILE THREADS
"""

import sys
import threading
from itertools import count
from pathlib import Path

import django

django.setup()

from egide.journal import actions  # noqa: E402 - Django is ready from here
from egide.trust.journal.leaf import commit  # noqa: E402
from tests.rooms.journal.makers import NOON, an_entry  # noqa: E402


def write(log: int, answers: Path) -> None:
    """Append for ever; an answer is noted once it was given, never before."""
    with answers.open("a", buffering=1) as noted:
        for number in count():
            size = 1 + number % 3
            given = [an_entry(log, at=NOON + number % 3600 + place) for place in range(size)]
            for one in actions.append(given):
                noted.write(f"{one.index} {commit(one.line, one.salts).entry.hex()}\n")


if __name__ == "__main__":
    log, answers, threads = int(sys.argv[1]), sys.argv[2], int(sys.argv[3])
    for thread in range(threads):
        threading.Thread(target=write, args=(log, Path(f"{answers}.{thread}"))).start()
