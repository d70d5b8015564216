"""The database is killed under load: every answer that was given is there when it is back."""

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from urllib.parse import quote

import psycopg
import pytest

from egide.kit.postgres import Place, running, start
from tests.architecture.source import TOP
from tests.house.command import egide
from tests.rooms.journal.test_killed import noted

PATIENCE = 90


@pytest.fixture
def house(tmp_path):
    """A house of its own whose database waits for the disk, with an open journal."""
    place = Place.under(tmp_path / "home")
    environ = {"EGIDE_HOME": str(place.home)}
    with running(place):
        assert egide("manage", "migrate", "-v0", **environ).returncode == 0
        assert egide("journal", "open", "val", **environ).returncode == 0
        yield place, environ
    shutil.rmtree(place.base, ignore_errors=True)


def asked(place, statement):
    link = {"host": str(place.sockets), "user": "egide", "dbname": "egide"}
    with psycopg.connect(**link, autocommit=True) as found:
        return found.execute(statement).fetchall()


def writing(place, answers):
    where = quote(str(place.sockets), safe="")
    environ = os.environ | {
        "DATABASE_URL": f"postgresql://egide@{where}/egide",
        "DJANGO_SETTINGS_MODULE": "egide.settings.laptop",
        "PYTHONPATH": str(TOP),
    }
    ((log,),) = asked(place, "SELECT id FROM journal_log")
    command = [sys.executable, "-m", "tests.rooms.journal.worker", str(log), str(answers), "8"]
    return subprocess.Popen(command, cwd=TOP, env=environ, stderr=subprocess.DEVNULL)


def test_no_answer_is_lost_when_the_database_is_killed(house, tmp_path):
    place, environ = house
    worker = writing(place, tmp_path / "answers.0")
    deadline = time.monotonic() + PATIENCE
    while asked(place, "SELECT size FROM journal_log")[0][0] < 300:
        assert time.monotonic() < deadline
        time.sleep(0.05)
    postmaster = int((place.data / "postmaster.pid").read_text().split()[0])
    os.kill(postmaster, signal.SIGKILL)
    assert worker.wait(PATIENCE) == 0  # each of its threads was refused, and stopped
    start(place)
    rows = asked(place, "SELECT index, who, under FROM journal_leaf ORDER BY index")
    held = {index: (b"egide/leaf/v1\n" + who + under).hex() for index, who, under in rows}
    assert list(held) == list(range(asked(place, "SELECT size FROM journal_log")[0][0]))
    answers = list(noted(tmp_path))
    assert len(answers) >= 250
    assert [index for index, entry in answers if held.get(index) != entry] == []
    assert egide("journal", "keep", "--once", **environ).returncode == 0
    # The lines of this test name agreements that nobody signed: that alone is seen, on each.
    report = json.loads(egide("audit", "--json", **environ).stdout)
    faults = [fault for one in report["logs"] for fault in one["faults"]]
    assert {fault["code"] for fault in faults} == {"no-agreement"}
    assert len(faults) == len(held)
