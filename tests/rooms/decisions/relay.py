"""A mail relay on this machine that speaks SMTP, for the tests that send for good."""

from collections.abc import Iterator
from contextlib import contextmanager
from email import message_from_bytes, policy
from email.message import EmailMessage
from socketserver import StreamRequestHandler, ThreadingTCPServer
from threading import Thread


class Relay(ThreadingTCPServer):
    """What it took; the addresses that it refuses."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Talk)
        self.taken: list[EmailMessage] = []
        self.refused: set[str] = set()


class Talk(StreamRequestHandler):
    """As much of RFC 5321 as a client needs."""

    server: Relay

    def handle(self) -> None:
        """Answer each line until QUIT."""
        self.say("220 here")
        for line in self.rfile:
            words = line.decode().strip()
            if words.upper() == "QUIT":
                return self.say("221 bye")
            self.say(self.answer(words))
        return None

    def answer(self, words: str) -> str:
        """What is said to a line."""
        if words.upper() == "DATA":
            self.say("354 go on")
            lines = iter(self.rfile.readline, b".\r\n")
            self.server.taken.append(message_from_bytes(b"".join(lines), policy=policy.default))
        elif any(address in words for address in self.server.refused):
            return "550 nobody here by that name"
        return "250 fine"

    def say(self, words: str) -> None:
        """A line of ours."""
        self.wfile.write(f"{words}\r\n".encode())


@contextmanager
def a_relay() -> Iterator[Relay]:
    """A relay that listens until the test is over."""
    with Relay() as relay:
        thread = Thread(target=relay.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        try:
            yield relay
        finally:
            relay.shutdown()
            thread.join()
