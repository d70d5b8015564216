"""What runs beside the server comes back when it is killed, and goes with the server."""

import os
import signal
import subprocess
import sys
from time import monotonic, sleep

import pytest

PARENT = """
import signal, sys, time
signal.signal(signal.SIGINT, signal.default_int_handler)  # a shell's background jobs ignore it
from egide.commands.beside import beside
child = "import os, time; print(os.getpid(), flush=True); time.sleep(60)"
with beside([sys.executable, "-c", child]):
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        time.sleep(60)
"""


@pytest.fixture
def parent():
    with subprocess.Popen([sys.executable, "-c", PARENT], stdout=subprocess.PIPE, text=True) as one:
        yield one
        one.kill()


def is_alive(pid):
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


def test_killed_it_is_started_again(parent):
    first = int(parent.stdout.readline())
    os.kill(first, signal.SIGKILL)
    second = int(parent.stdout.readline())
    assert second != first
    assert is_alive(second)
    os.kill(second, signal.SIGKILL)
    assert int(parent.stdout.readline()) not in {first, second}


def test_it_ends_when_what_it_stands_beside_ends(parent):
    pid = int(parent.stdout.readline())
    parent.send_signal(signal.SIGINT)
    parent.wait(timeout=10)
    until = monotonic() + 5
    while is_alive(pid) and monotonic() < until:
        sleep(0.05)
    assert not is_alive(pid)
