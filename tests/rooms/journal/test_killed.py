"""Writers are killed at any moment: no answer without its line, no gap, a sound tree."""

import os
import random
import signal
import subprocess
import sys
import time

import pytest
from django.db import connection

from egide.journal import actions
from egide.journal.keeping import Keeper
from egide.journal.models import Leaf, Log, Opening
from egide.trust.journal.merkle import Frontier, leaf_hash
from tests.architecture.source import TOP
from tests.rooms.journal.makers import NOON, address

pytestmark = pytest.mark.django_db(transaction=True)
WORKERS, KILLS, PATIENCE = 3, 8, 60


def started(log, answers):
    environ = os.environ | {"DATABASE_URL": address(), "PYTHONPATH": str(TOP)}
    environ["DJANGO_SETTINGS_MODULE"] = "egide.settings.test"
    command = [sys.executable, "-m", "tests.rooms.journal.worker", str(log), str(answers), "4"]
    return subprocess.Popen(command, cwd=TOP, env=environ)


def wait_until(true):
    deadline = time.monotonic() + PATIENCE
    while not true():
        assert time.monotonic() < deadline, "the workers write nothing"
        time.sleep(0.02)


def longer_than(log, size):
    return lambda: Log.objects.get(pk=log).size > size


def noted(folder):
    """Every answer that was given; a line cut by the kill was not yet noted."""
    for file in folder.glob("answers.*"):
        for line in file.read_text().splitlines():
            index, _, entry = line.partition(" ")
            if len(entry) == 156:
                yield int(index), entry


def test_no_answer_is_lost_when_writers_are_killed(log, tmp_path):
    chance, number = random.Random(4), 0  # noqa: S311 - moments, not secrets
    running = []
    try:
        for _ in range(WORKERS):
            running.append(started(log, tmp_path / f"answers.{number}"))
            number += 1
        for kill in range(KILLS):
            wait_until(longer_than(log, Log.objects.get(pk=log).size + 200))
            time.sleep(chance.random() / 10)
            victim = running.pop(chance.randrange(len(running)))
            victim.send_signal(signal.SIGKILL)
            victim.wait()
            if kill % 2:
                actions.sign(log, at=NOON + kill)  # while the others write
            running.append(started(log, tmp_path / f"answers.{number}"))
            number += 1
    finally:
        for worker in running:
            worker.kill()
            worker.wait()
    check(log, list(noted(tmp_path)))


def check(log, answers):
    """What the test is about."""
    wait_until(lambda: not still_writing())
    size = Log.objects.get(pk=log).size
    keeper = Keeper.of(Log.objects.get(pk=log))
    held = keeper.entries(0, size)  # raises on a gap
    assert Leaf.objects.count() == Opening.objects.count() == size
    assert len(answers) > 1000
    assert len({index for index, _ in answers}) == len(answers)
    assert [index for index, entry in answers if held[index].hex() != entry] == []
    head = actions.sign(log, at=NOON + 100)
    assert (head.size, head.root) == (size, Frontier().grown(map(leaf_hash, held)).root)


def still_writing():
    """Whether the server still ends what a dead process had asked."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()"
            " AND pid <> pg_backend_pid() AND state <> 'idle'"
        )
        return cursor.fetchone()[0]
