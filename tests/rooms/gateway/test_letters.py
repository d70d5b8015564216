"""A letter goes where it was addressed and nowhere else, soon or not at all."""

import threading
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from time import monotonic, sleep

import pytest

from egide.gateway.endings import letters
from egide.gateway.endings.letters import Letter, post_all


@pytest.fixture(scope="module")
def place():
    """A server that answers what its path says, and remembers what it was sent."""

    class Answers(BaseHTTPRequestHandler):
        def do_POST(self):
            said = self.rfile.read(int(self.headers["Content-Length"])).decode()
            self.server.received.append((self.path, said, self.headers["Content-Type"]))
            if self.path == "/slow":
                sleep(1.5)
            self.send_response({"/gone": 302, "/broken": 500}.get(self.path, 200))
            self.send_header("Location", "/elsewhere")
            self.end_headers()

        def log_message(self, *_):
            """Say nothing."""

    with listening(ThreadingHTTPServer(("127.0.0.1", 0), Answers)) as server:
        server.received = []
        server.daemon_threads = True
        yield server


@contextmanager
def listening(server):
    """A server in a thread of its own."""
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield server
    finally:
        server.shutdown()
        server.server_close()


def at(place, path):
    """An address there."""
    return Letter(f"http://127.0.0.1:{place.server_port}{path}", "said=1")


def test_each_is_posted_and_a_redirect_is_not_followed(place):
    assert post_all([at(place, "/in"), at(place, "/gone"), at(place, "/broken")]) == [
        True, False, False]  # fmt: skip
    assert ("/in", "said=1", letters.FORM) in place.received
    assert all(path != "/elsewhere" for path, *_ in place.received)


def test_whoever_does_not_answer_holds_nobody(place, monkeypatch):
    monkeypatch.setattr(letters, "SECONDS", 0.3)
    began = monotonic()
    nobody = Letter("http://127.0.0.1:1/", "said=1")
    assert post_all([at(place, "/slow"), nobody, at(place, "/in")]) == [False, False, True]
    assert monotonic() - began < 1.4


@pytest.mark.parametrize("address", [
    "http://127.0.0.1:{}/in", "http://localhost:80/in", "http://10.0.0.1/in", "https://[::1]/in",
    "https://user@tool.example/in", "file:///etc/passwd", "https://tool.example:22/", "nonsense",
])  # fmt: skip
def test_outside_the_kit_no_private_place_is_reached(place, settings, address):
    settings.DEMONSTRATION_ENT = False
    place.received.clear()
    assert post_all([Letter(address.format(place.server_port), "said=1")]) == [False]
    assert place.received == []
