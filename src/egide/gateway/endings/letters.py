"""A message to the server of a service: posted in a few seconds, or not at all.

It goes to the address that was registered and to no other: no redirect is followed, no proxy of
the environment is asked, and outside the kit no address of a private network is reached.
"""

from collections.abc import Sequence
from concurrent.futures import Future, ThreadPoolExecutor, wait
from dataclasses import dataclass
from typing import Final

import httpx

from egide.gateway import conf
from egide.reading.address import Guard
from egide.reading.refusals import Refusal

FORM: Final = "application/x-www-form-urlencoded"
SECONDS: Final = 2.0  # for each step of a post: to connect, to send, to be answered
IN_ALL: Final = 4.0  # a server that answers drop by drop does not hold whoever leaves
AT_ONCE: Final = 8


@dataclass(frozen=True, slots=True)
class Letter:
    """What is posted, and where."""

    address: str
    body: str
    kind: str = FORM


def post_all(letters: Sequence[Letter]) -> list[bool]:
    """Post side by side; for each, whether it was taken in time."""
    if not letters:
        return []
    crew = ThreadPoolExecutor(min(AT_ONCE, len(letters)), thread_name_prefix="egide-letters")
    posted = [crew.submit(post, one) for one in letters]
    wait(posted, timeout=IN_ALL)
    crew.shutdown(wait=False, cancel_futures=True)
    return [arrived(one) for one in posted]


def arrived(posted: Future[bool]) -> bool:
    """Whether a post is over, and was taken."""
    return posted.done() and not posted.cancelled() and posted.result()


def post(letter: Letter) -> bool:
    """Post once; whether it was answered by a success."""
    try:
        request = addressed(letter)
        with httpx.Client(trust_env=False, follow_redirects=False) as client:
            return client.send(request, stream=True).is_success  # what it says is not read
    except (httpx.HTTPError, httpx.InvalidURL, Refusal):
        return False


def addressed(letter: Letter) -> httpx.Request:
    """The request: outside the kit, to the one address that was checked (no rebinding)."""
    url = httpx.URL(letter.address)
    extensions: dict[str, object] = {"timeout": httpx.Timeout(SECONDS).as_dict()}
    headers = {"Content-Type": letter.kind, "Host": url.netloc.decode("ascii")}
    if not conf.demonstration():  # there, a provider tries its service on its own laptop
        extensions["sni_hostname"] = url.host
        url = url.copy_with(host=Guard().pinned(url))
    return httpx.Request("POST", url, headers=headers, content=letter.body, extensions=extensions)
