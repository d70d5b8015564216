"""An address → bytes, kept by nobody. The only module of `reading` that opens a socket.

Each hop is resolved here, checked, and connected to at the address that was checked, so that a
name cannot change between the check and the connection. One deadline covers everything.
"""

import ssl
import threading
import zlib
from collections.abc import Iterator
from concurrent.futures import Future
from contextlib import closing
from dataclasses import dataclass, field
from time import monotonic

import httpx

from egide.reading.address import SECURE, Guard
from egide.reading.refusals import (
    BadAddress,
    BadStatus,
    Bomb,
    TooLarge,
    TooManyRedirects,
    TooSlow,
    Unreachable,
    Unsupported,
)

AGENT = "Egide/0.1 (reads published terms of service, on a person's request)"
ACCEPTED = (
    "text/", "application/xhtml", "application/pdf", "application/octet-stream", "application/xml",
    "application/vnd.openxmlformats-officedocument.wordprocessingml", "application/msword",
)  # fmt: skip
CHUNK = 65_536
RATIO = 20


@dataclass(frozen=True, slots=True)
class Limits:
    """How long, how much, how far."""

    seconds: float = 10.0
    size: int = 20_000_000
    redirects: int = 5


@dataclass(frozen=True, slots=True)
class Fetched:
    """What an address gave, and the address that gave it after redirections."""

    url: str
    data: bytes
    media_type: str


@dataclass(slots=True)
class Attempt:
    """One fetch, in a thread of its own: nothing, not even a name, outlives the deadline."""

    url: httpx.URL
    guard: Guard
    limits: Limits
    client: httpx.Client
    until: float
    came: Future[Fetched] = field(default_factory=Future)

    def run(self) -> None:
        """Fetch, and hand over what came of it, a fault included: nobody else sees this thread."""
        try:
            self.came.set_result(self.outcome())
        except BaseException as fault:  # noqa: BLE001 (raised again where the page was asked for)
            self.came.set_exception(fault)

    def outcome(self) -> Fetched:
        """The page; what the network does is said as a refusal."""
        try:
            return self.follow()
        except httpx.TimeoutException as error:
            raise TooSlow(self.url.host, self.limits.seconds) from error
        except (
            httpx.HTTPError,
            httpx.InvalidURL,
            httpx.StreamError,
            ssl.SSLError,
            OSError,
        ) as error:
            raise Unreachable(self.url.host) from error

    def follow(self) -> Fetched:
        """Ask, and ask again where the answer sends elsewhere."""
        url = self.url
        for _ in range(self.limits.redirects + 1):
            with closing(self.ask(url)) as response:
                if not response.has_redirect_location:
                    return self.received(url, response)
                url = next_hop(url, response.headers["location"])
        raise TooManyRedirects(self.url.host, self.limits.redirects)

    def ask(self, url: httpx.URL) -> httpx.Response:
        """One request, to the checked address, under the host's own name."""
        address = self.guard.pinned(url)
        left = max(0.01, self.until - monotonic())
        request = self.client.build_request(
            "GET",
            url.copy_with(host=address, fragment=None),
            headers={"Host": url.netloc.decode("ascii")},
            timeout=httpx.Timeout(left),
            extensions={"sni_hostname": url.host},
        )
        return self.client.send(request, stream=True)

    def received(self, url: httpx.URL, response: httpx.Response) -> Fetched:
        """The body, once the answer is one to read."""
        if response.status_code != httpx.codes.OK:
            raise BadStatus(url.host, response.status_code)
        media_type = response.headers.get("content-type", "")
        if media_type and not media_type.strip().lower().startswith(ACCEPTED):
            raise Unsupported(media_type.partition(";")[0][:40])
        if int_or_zero(response.headers.get("content-length", "")) > self.limits.size:
            raise TooLarge(self.limits.size)
        return Fetched(str(url), self.body(response), media_type)

    def body(self, response: httpx.Response) -> bytes:
        """The bytes, inflated by small steps: neither too many, nor out of all proportion."""
        raw = 0
        data = bytearray()
        for sent, piece in inflated(response):
            raw += sent
            data += piece
            if len(data) > self.limits.size:
                raise Bomb if len(data) > RATIO * raw else TooLarge(self.limits.size)
            if monotonic() > self.until:
                raise TooSlow(self.url.host, self.limits.seconds)
        return bytes(data)


def fetch(url: str, *, guard: Guard | None = None, limits: Limits | None = None) -> Fetched:
    """The page at a public address, or a refusal that says why not."""
    guard, limits = guard or Guard(), limits or Limits()
    try:
        parsed = httpx.URL(url)
    except (httpx.InvalidURL, ValueError, TypeError) as error:
        raise BadAddress(" ".join(url.split())[:80], "mal écrite", "badly written") from error
    guard.check_spelling(parsed)
    headers = {"User-Agent": AGENT, "Accept-Encoding": "gzip, deflate", "Accept-Language": "fr, en"}
    # No proxy from the environment: it would do the connecting, past the guard.
    # No connection is kept: hosts that share an address must not share a verified connection.
    alone = httpx.Limits(max_keepalive_connections=0)
    client = httpx.Client(headers=headers, trust_env=False, follow_redirects=False, limits=alone)
    attempt = Attempt(parsed, guard, limits, client, monotonic() + limits.seconds)
    threading.Thread(target=attempt.run, name="egide-fetch", daemon=True).start()
    try:
        return attempt.came.result(limits.seconds)
    except TimeoutError as error:
        raise TooSlow(parsed.host, limits.seconds) from error
    finally:
        client.close()


def next_hop(url: httpx.URL, location: str) -> httpx.URL:
    """Where a redirection leads; never from a secure page to one that is not."""
    try:
        target = url.join(location)
    except (httpx.InvalidURL, ValueError) as error:
        raise BadAddress(url.host, "redirection mal écrite", "a badly written redirect") from error
    if url.scheme == SECURE and target.scheme != SECURE:
        raise BadAddress(str(target)[:80], "redirection sans https", "a redirect without https")
    return target


def inflated(response: httpx.Response) -> Iterator[tuple[int, bytes]]:
    """Pieces of the body, each with the bytes it took on the wire."""
    encoding = response.headers.get("content-encoding", "identity").strip().lower()
    if encoding in {"", "identity"}:
        yield from ((len(piece), piece) for piece in response.iter_raw(CHUNK))
        return
    if encoding not in {"gzip", "x-gzip", "deflate"}:
        raise Unsupported(encoding[:40])
    # 32 asks zlib to tell gzip from zlib by itself.
    decoder = zlib.decompressobj(zlib.MAX_WBITS | 32)
    for piece in response.iter_raw(CHUNK):
        sent, left = len(piece), piece
        while left:
            try:
                yield sent, decoder.decompress(left, CHUNK)
            except zlib.error as error:
                raise Unreachable(response.url.host) from error
            sent, left = 0, decoder.unconsumed_tail


def int_or_zero(value: str) -> int:
    """A length that a header claims; nothing where it claims nonsense."""
    return int(value) if value.isascii() and value.isdigit() and len(value) < 19 else 0
