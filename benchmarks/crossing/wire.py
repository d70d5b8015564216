"""A small HTTP/1.1 client that keeps its lines open: it must cost less than what it measures.

What is asked is a generator of requests, one after the other; many of them share a few lines.
"""

import re
import select
import socket
from collections.abc import Generator, Iterator
from dataclasses import dataclass, field
from time import monotonic, perf_counter
from typing import Generic, TypeVar

T = TypeVar("T")
END = b"\r\n\r\n"
LENGTH = re.compile(rb"\r\ncontent-length: *(\d+)", re.IGNORECASE)
CHUNKED = re.compile(rb"\r\ntransfer-encoding: *chunked", re.IGNORECASE)
CLOSED = re.compile(rb"\r\nconnection: *close|^HTTP/1.0", re.IGNORECASE)
PATIENCE = 60.0  # seconds without an answer


class Broken(Exception):
    """A server said something that is not an answer, or nothing."""


@dataclass(frozen=True, slots=True)
class Answer:
    """A status, a head as it came, a body."""

    status: int
    head: bytes
    body: bytes

    def header(self, name: str) -> str:
        """The first header of that name, or nothing."""
        found = re.search(rb"\r\n" + name.encode() + rb": *([^\r]*)", self.head, re.IGNORECASE)
        return found[1].decode() if found else ""


Talk = Generator[bytes, Answer, T]


@dataclass(frozen=True, slots=True)
class Done(Generic[T]):
    """What a talk came to, and how long it took."""

    result: T
    seconds: float


@dataclass(slots=True)
class Line(Generic[T]):
    """One connection, and the talk that it carries."""

    host: tuple[str, int]
    poll: select.epoll
    wire: socket.socket | None = None
    buffer: bytes = b""
    asked: bytes = b""
    talk: Talk[T] | None = None
    began: float = 0.0
    done: list[Done[T]] = field(default_factory=list)

    def open(self) -> socket.socket:
        """Connect, when nothing is."""
        if self.wire is None:
            self.wire = socket.create_connection(self.host, timeout=PATIENCE)
            self.wire.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            self.poll.register(self.wire, select.EPOLLIN)
        return self.wire

    def close(self) -> None:
        """Hang up."""
        if self.wire is not None:
            self.poll.unregister(self.wire)
            self.wire.close()
            self.wire = None

    def begin(self, talk: Talk[T]) -> None:
        """Start a talk: its first request leaves."""
        self.talk, self.began = talk, perf_counter()
        self.say(next(talk))

    def say(self, request: bytes) -> None:
        """A request leaves; a line that the server closed meanwhile is opened again, once."""
        self.buffer, self.asked = b"", request
        try:
            self.open().sendall(request)
        except ConnectionError:
            self.close()
            self.open().sendall(request)

    def heard(self) -> bool:
        """Take what came; say whether the talk is over."""
        assert self.wire is not None  # noqa: S101 - it was polled
        came = self.wire.recv(1 << 18)
        self.buffer += came
        answer = parsed(self.buffer, over=not came)
        if not came or (answer and CLOSED.search(answer.head)):
            self.close()
        if answer is None:
            self.again() if not came else None
            return False
        return self.answered(answer)

    def again(self) -> None:
        """The server hung up before it answered (RFC 9112, section 9.3.1): ask once more."""
        if self.buffer or not self.asked:
            raise Broken("a line was cut in the middle of an answer")
        asked = self.asked
        self.say(asked)
        self.asked = b""

    def answered(self, answer: Answer) -> bool:
        """Go on with the talk."""
        assert self.talk is not None  # noqa: S101 - somebody asked
        try:
            self.say(self.talk.send(answer))
        except StopIteration as over:
            self.done.append(Done(over.value, perf_counter() - self.began))
            self.talk = None
        return self.talk is None


def parsed(buffer: bytes, *, over: bool) -> Answer | None:
    """A whole answer, or nothing yet. `over`: nothing more will come."""
    end = buffer.find(END)
    if end < 0:
        return None
    head, body = buffer[: end + 2], buffer[end + 4 :]
    status = int(head[9:12])
    if length := LENGTH.search(head):
        return Answer(status, head, body) if len(body) >= int(length[1]) else None
    if CHUNKED.search(head):
        whole = unchunked(body)
        return None if whole is None else Answer(status, head, whole)
    return Answer(status, head, body) if over or status in {204, 304} else None


def unchunked(body: bytes) -> bytes | None:
    """The chunks together (RFC 9112, section 7.1); None while the last one lacks."""
    whole = b""
    while True:
        size, found, body = body.partition(b"\r\n")
        if not found:
            return None
        length = int(size.split(b";")[0], 16)
        if len(body) < length + 2:
            return None
        if not length:
            return whole
        whole, body = whole + body[:length], body[length + 2 :]


@dataclass(frozen=True, slots=True)
class Pace:
    """How many lines at once, and for how long, or until nothing is left to ask."""

    lines: int
    seconds: float = 1e9


def drive(host: tuple[str, int], talks: Iterator[Talk[T]], pace: Pace) -> list[Done[T]]:
    """All that was done; what has begun when the time is over is finished and counts."""
    until, done = monotonic() + pace.seconds, []
    with select.epoll() as poll:
        lines = [Line[T](host, poll, done=done) for _ in range(pace.lines)]
        busy: dict[int, Line[T]] = {}
        for line in lines:
            begin(line, talks, busy)
        while busy:
            ready = poll.poll(PATIENCE)
            if not ready:
                raise Broken("no answer any more")
            for number, _ in ready:
                hear(number, busy, talks, until)
        for line in lines:
            line.close()
    return done


def hear(number: int, busy: dict[int, Line[T]], talks: Iterator[Talk[T]], until: float) -> None:
    """Something came on a line: its talk goes on, or another begins on it."""
    line = busy.pop(number, None)
    if line is None:
        raise Broken("a server spoke, or hung up, when nothing was asked")
    if not line.heard():
        busy[number_of(line)] = line
    elif monotonic() < until:
        begin(line, talks, busy)


def begin(line: Line[T], talks: Iterator[Talk[T]], busy: dict[int, Line[T]]) -> None:
    """The next talk on a line, if there is one."""
    talk = next(talks, None)
    if talk is not None:
        line.begin(talk)
        busy[number_of(line)] = line


def number_of(line: Line[T]) -> int:
    """How the kernel calls a line."""
    return line.open().fileno()
