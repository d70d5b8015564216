"""A process of ours beside the server, as long as the server lives: killed, it is started again."""

import os
import signal
import subprocess
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Final

PAUSE: Final = 2  # seconds: one that cannot live is not started in a circle


class Beside:
    """The process, watched by signals: a thread would leave its locks to the children of a fork."""

    def __init__(self, command: Sequence[str]) -> None:
        """Start it."""
        self._command, self._parent, self._over = command, os.getpid(), False
        self._process = self._started()

    def _started(self) -> "subprocess.Popen[bytes]":
        return subprocess.Popen(self._command, stdin=subprocess.DEVNULL)  # noqa: S603 - our own program

    def missed(self, *_: object) -> None:
        """A child of this process ended: this one perhaps. A fork of ours has none to watch."""
        if os.getpid() == self._parent and not self._over and self._process.poll() is not None:
            signal.alarm(PAUSE)

    def again(self, *_: object) -> None:
        """Start it, unless it lives."""
        if not self._over and self._process.poll() is not None:
            self._process = self._started()

    def end(self) -> None:
        """Stop it, and wait."""
        self._over = True
        signal.alarm(0)
        self._process.terminate()
        self._process.wait()


@contextmanager
def beside(command: Sequence[str]) -> Iterator[None]:
    """Run a command beside what is done here, in the main thread."""
    one = Beside(command)
    former = {
        signal.SIGCHLD: signal.signal(signal.SIGCHLD, one.missed),
        signal.SIGALRM: signal.signal(signal.SIGALRM, one.again),
    }
    try:
        yield
    finally:
        one.end()
        for number, handler in former.items():
            signal.signal(number, handler)
