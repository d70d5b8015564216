"""An address is never a way into a private network, nor a way to make us wait or burst."""

import gzip
import ssl
import threading
import time
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import httpx
import pytest

from egide.reading.address import Guard
from egide.reading.fetch import Limits, fetch, next_hop
from egide.reading.refusals import (
    BadAddress,
    BadStatus,
    Bomb,
    PrivateNetwork,
    Refusal,
    TooLarge,
    TooManyRedirects,
    TooSlow,
    Unreachable,
    Unsupported,
)

Answer = Callable[[BaseHTTPRequestHandler], None]
# All of 127/8 is this machine: one address plays the public server, another the private one.
OUTSIDE, INSIDE = "127.0.0.1", "127.0.0.2"


@contextmanager
def serving(answer: Answer, address: str = OUTSIDE) -> Iterator[tuple[int, list[dict[str, str]]]]:
    """A server on this machine, and the headers of what it was asked."""
    asked: list[dict[str, str]] = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append({"path": self.path, **{k.lower(): v for k, v in self.headers.items()}})
            answer(self)

        def log_message(self, *_: object) -> None:
            pass

    class Server(ThreadingHTTPServer):
        daemon_threads = True

        def handle_error(self, *_: object) -> None:
            """A client that hangs up is what is tested."""

    server = Server((address, 0), Handler)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield server.server_port, asked
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def sending(body: bytes, status: int = 200, **headers: str) -> Answer:
    def answer(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(status)
        for name, value in {"content-type": "text/html", **headers}.items():
            handler.send_header(name.replace("_", "-"), value)
        handler.end_headers()
        handler.wfile.write(body)

    return answer


def guard(port: int, *, resolve: Callable[[str, int], tuple[str, ...]] | None = None) -> Guard:
    """A guard for which OUTSIDE is public, and every name is its."""
    return Guard(
        ports=frozenset({port}),
        public=lambda address: str(address) == OUTSIDE,
        resolve=resolve or (lambda host, _: (OUTSIDE if host[0].isalpha() else host,)),
    )


def test_a_page_is_fetched_under_its_own_name_and_nothing_else_is_sent() -> None:
    with serving(sending(b"<p>Terms</p>")) as (port, asked):
        page = fetch(f"http://acme.example:{port}/terms?x=1#top", guard=guard(port))
    assert page.data == b"<p>Terms</p>"
    assert page.media_type == "text/html"
    assert asked[0]["path"] == "/terms?x=1"
    assert asked[0]["host"] == f"acme.example:{port}"
    assert asked[0]["user-agent"].startswith("Egide/")
    assert "cookie" not in asked[0]
    assert "authorization" not in asked[0]


@pytest.mark.parametrize(
    "target", ["http://127.0.0.2:{port}/", "http://[::1]:{port}/", "//127.2:{port}/"]
)
def test_a_redirect_into_a_private_network_is_refused(target: str) -> None:
    with serving(sending(b"secret"), INSIDE) as (inside, asked_inside):
        ports = frozenset({inside})
        answer = sending(b"", 302, location=target.format(port=inside))
        with serving(answer) as (port, _):
            mine = Guard(ports | {port}, guard(port).public, guard(port).resolve)
            with pytest.raises((PrivateNetwork, BadAddress)):
                fetch(f"http://acme.example:{port}/", guard=mine)
        assert asked_inside == []


def test_a_name_that_changes_after_the_check_is_not_followed() -> None:
    answers = iter([(OUTSIDE,), (INSIDE,), (INSIDE,)])
    with serving(sending(b"public")) as (port, asked):
        page = fetch(
            f"http://acme.example:{port}/", guard=guard(port, resolve=lambda *_: next(answers))
        )
    assert page.data == b"public"
    assert len(asked) == 1
    assert next(answers) == (INSIDE,)  # the name was resolved once: what was checked was asked


def test_a_name_with_one_private_address_among_others_is_refused() -> None:
    with pytest.raises(PrivateNetwork):
        fetch("http://acme.example:81/", guard=guard(81, resolve=lambda *_: (OUTSIDE, "10.0.0.1")))


def test_a_name_that_rebinds_on_the_redirect_is_refused() -> None:
    answers = iter([(OUTSIDE,), ("10.0.0.1",)])
    with serving(sending(b"", 302, location="/again")) as (port, _), pytest.raises(PrivateNetwork):
        fetch(f"http://acme.example:{port}/", guard=guard(port, resolve=lambda *_: next(answers)))


def test_redirects_are_followed_then_no_more() -> None:
    with serving(sending(b"", 301, location="/loop")) as (port, asked):
        with pytest.raises(TooManyRedirects):
            fetch(f"http://acme.example:{port}/", guard=guard(port))
        assert len(asked) == 6


def test_a_secure_page_does_not_send_to_one_that_is_not() -> None:
    secure = httpx.URL("https://acme.example/a")
    assert str(next_hop(secure, "/b")) == "https://acme.example/b"
    with pytest.raises(BadAddress):
        next_hop(secure, "http://acme.example/b")
    with pytest.raises(BadAddress):
        next_hop(secure, "file:///etc/passwd")


def dribbling_body(handler: BaseHTTPRequestHandler) -> None:
    handler.send_response(200)
    handler.send_header("content-type", "text/html")
    handler.end_headers()
    drip(handler)


def dribbling_head(handler: BaseHTTPRequestHandler) -> None:
    handler.wfile.write(b"HTTP/1.1 200 OK\r\n")
    drip(handler)


def drip(handler: BaseHTTPRequestHandler) -> None:
    for _ in range(100):
        handler.wfile.write(b"x")
        handler.wfile.flush()
        time.sleep(0.05)


def silent(_: BaseHTTPRequestHandler) -> None:
    time.sleep(5)


@pytest.mark.parametrize("answer", [dribbling_body, dribbling_head, silent])
def test_the_deadline_covers_the_whole_answer(answer: Answer) -> None:
    began = time.monotonic()
    with serving(answer) as (port, _):
        with pytest.raises(TooSlow):
            fetch(f"http://acme.example:{port}/", guard=guard(port), limits=Limits(seconds=0.3))
        assert time.monotonic() - began < 3


def test_a_name_that_does_not_resolve_in_time_is_given_up() -> None:
    def slow(*_: object) -> tuple[str, ...]:
        time.sleep(0.5)
        return (OUTSIDE,)

    with pytest.raises(TooSlow):
        fetch("http://acme.example:81/", guard=guard(81, resolve=slow), limits=Limits(seconds=0.1))


@pytest.mark.parametrize(
    "body, headers, refusal",
    [
        (b"x" * 1_100_000, {}, TooLarge),
        (b"x", {"content_length": "999999999"}, TooLarge),
        (gzip.compress(b"\0" * 30_000_000), {"content_encoding": "gzip"}, Bomb),
        (zlib.compress(b"\0" * 30_000_000), {"content_encoding": "deflate"}, Bomb),
        (b"not gzip", {"content_encoding": "gzip"}, Unreachable),
        (b"x", {"content_encoding": "br"}, Unsupported),
        (b"x", {"content_type": "image/png"}, Unsupported),
        (b"x", {"content_type": "application/json"}, Unsupported),
    ],
)
def test_what_is_not_a_page_of_reasonable_size_is_refused(
    body: bytes, headers: dict[str, str], refusal: type[Refusal]
) -> None:
    named = {k.replace("content_type", "content-type"): v for k, v in headers.items()}
    with serving(sending(body, **named)) as (port, _), pytest.raises(refusal):
        fetch(f"http://acme.example:{port}/", guard=guard(port), limits=Limits(size=1_000_000))


def test_a_compressed_page_is_inflated() -> None:
    with serving(sending(gzip.compress(b"Terms" * 99), content_encoding="gzip")) as (port, _):
        assert fetch(f"http://acme.example:{port}/", guard=guard(port)).data == b"Terms" * 99


def test_an_error_of_the_server_is_said_with_its_number() -> None:
    with serving(sending(b"no", 503)) as (port, _), pytest.raises(BadStatus) as refusal:
        fetch(f"http://acme.example:{port}/", guard=guard(port))
    assert refusal.value.data["status"] == 503


def test_a_server_that_is_not_there_is_unreachable() -> None:
    with serving(sending(b"")) as (port, _):
        pass
    with pytest.raises(Unreachable):
        fetch(f"http://acme.example:{port}/", guard=guard(port))


def test_a_server_without_a_certificate_is_not_secure() -> None:
    with serving(sending(b"plain")) as (port, _), pytest.raises(Unreachable):
        fetch(f"https://acme.example:{port}/", guard=guard(port))
    assert ssl.create_default_context().verify_mode is ssl.CERT_REQUIRED


@pytest.mark.parametrize(
    "url",
    [
        "ftp://acme.example/",
        "file:///etc/passwd",
        "gopher://acme.example/",
        "http://user:secret@acme.example/",
        "http://acme.example:22/",
        "http://2130706433/",
        "http://0x7f000001/",
        "http://0177.0.0.1/",
        "http://127.1/",
        "http://0/",
        "http://[fe80::1%25eth0]/",
        "http:///",
        "not an address",
        "http://exa\nmple/",
    ],
)
def test_an_address_spelt_oddly_is_refused_before_anything_is_asked(url: str) -> None:
    def asked(*_: object) -> tuple[str, ...]:
        raise AssertionError

    with pytest.raises(BadAddress) as refusal:
        fetch(url, guard=Guard(resolve=asked))
    assert "\n" not in refusal.value.message("fr")
    assert "secret" not in refusal.value.message("en")
