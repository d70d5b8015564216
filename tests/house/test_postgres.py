"""The embedded server starts, stops, and is never in its own way."""

import os
import shutil
import signal
import socket
import tempfile
import time
from pathlib import Path

import psycopg
import pytest
from psycopg.conninfo import make_conninfo

from egide.kit.postgres import Place, PostgresRefusal, running, start, stop
from egide.kit.postgres.server import ROLE, answers, held


@pytest.fixture
def place():
    # Not `tmp_path`: root's is closed, and the server could not live inside.
    folder = Path(tempfile.mkdtemp(prefix="egide-test-"))
    folder.chmod(0o711)
    found = Place.under(folder / "home", durable=False)
    yield found
    stop(found)
    shutil.rmtree(folder)


def asked(place):
    """The pid of the server, by the front door."""
    where = make_conninfo(host=str(place.sockets), user=ROLE, dbname="egide")
    with psycopg.connect(where) as link:
        return link.execute("SELECT current_setting('listen_addresses')").fetchone()[0]


def pid_of(place):
    return int((place.data / "postmaster.pid").read_text().split()[0])


def test_it_answers_on_a_private_socket_and_not_on_the_network(place):
    with running(place):
        assert asked(place) == ""
        assert place.sockets.stat().st_mode & 0o777 == 0o700
        assert place.data.stat().st_mode & 0o077 == 0
    assert not answers(place)
    assert not (place.data / "postmaster.pid").exists()


def test_the_last_one_to_leave_stops_it(place):
    with running(place):
        with running(place):
            pass
        assert answers(place)
    assert not answers(place)


def test_a_server_left_by_a_crash_is_used_again_then_stopped(place):
    start(place)
    left = pid_of(place)
    with running(place):
        assert pid_of(place) == left
    assert not answers(place)


def test_a_server_that_was_killed_does_not_block_the_next_start(place):
    start(place)
    os.kill(pid_of(place), signal.SIGKILL)
    time.sleep(0.3)
    with running(place):
        assert asked(place) == ""


def test_a_server_killed_under_its_users_is_no_trouble_when_they_leave(place):
    with running(place):
        os.kill(pid_of(place), signal.SIGKILL)
        time.sleep(0.3)
    assert not answers(place)


def test_a_pid_that_now_names_another_process_is_not_a_server(place):
    start(place)
    stop(place)
    stale = place.data / "postmaster.pid"
    stale.write_text(f"{os.getpid()}\n{place.data}\n0\n5432\n{place.sockets}\n\n  0 0\nready\n")
    assert not held(place, stale)
    with running(place):
        assert pid_of(place) != os.getpid()


def test_a_path_too_long_for_a_socket_is_shortened(tmp_path):
    deep = Place.under(tmp_path / ("x" * 120))
    with socket.socket(socket.AF_UNIX) as line, pytest.raises(OSError, match="No such file"):
        line.connect(str(deep.sockets / ".s.PGSQL.5432"))


def test_a_folder_of_someone_else_is_a_trap(tmp_path):
    place = Place.under(tmp_path / "home")
    (tmp_path / "elsewhere").mkdir()
    place.home.mkdir()
    (place.home / "postgres").symlink_to(tmp_path / "elsewhere")
    if place.base.parent == place.home:
        with pytest.raises(PostgresRefusal):
            place.prepare()
