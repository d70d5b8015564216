"""The fast way: a plain launch of somebody who signed in, without Django's stack around it.

It calls what the pages call (`pages.exchanged`, `launching`) with what is held in memory, and
answers when all went well. Anything else, any refusal, anything that must be read is Django's: it
starts again from the request, by the same rules, and says why in words (docs/decisions/0071).
"""

import json
from collections.abc import Callable, Iterable
from io import BytesIO
from typing import Any, Final
from urllib.parse import urlsplit

from egide.gateway import conf
from egide.gateway.doors_in import arrivals
from egide.gateway.doors_out.oidc import answers, asking, launching, pages
from egide.gateway.doors_out.oidc.errors import Refused
from egide.gateway.doors_out.oidc.plain import NotPlain, parameters
from egide.gateway.held import memory
from egide.gateway.held.memory import NotHeld
from egide.gateway.journaling import Moment
from egide.kit.clock import now, today
from egide.kit.errors import Refusal
from egide.people.signin.throttle import caller_of

Request = dict[str, Any]
Headers = list[tuple[str, str]]
Answer = tuple[str, Headers, bytes]
Served = Callable[[Request, Callable[..., Any]], Iterable[bytes]]

LARGEST: Final = 16_384  # bytes of a form: a code and its credentials are far below
FORM: Final = "application/x-www-form-urlencoded"


def fast(django: Served) -> Served:
    """The application of the house with its fast way in front."""
    origin = urlsplit(conf.issuer())

    def application(request: Request, start: Callable[..., Any]) -> Iterable[bytes]:
        way = WAYS.get((request["REQUEST_METHOD"], request["PATH_INFO"]))
        if way is None or not is_ours(request, origin.netloc):
            return django(request, start)
        try:
            with memory.alone():
                status, headers, body = way(request)
        except (NotHeld, NotPlain, Refused, Refusal):
            return django(request, start)
        start(status, headers)
        return [body]

    return application


def is_ours(request: Request, host: str) -> bool:
    """Whether it was asked at the very address of the house, as securely as it must."""
    secure = request.get("HTTP_X_FORWARDED_PROTO") == "https" or not conf.tls_only()
    return secure and request.get("HTTP_HOST") == host


def authorize(request: Request) -> Answer:
    """A code for whoever stands there."""
    given = parameters(request["QUERY_STRING"])
    way = asking.way(given)
    asked = asking.asked(given, way.client)
    moment = Moment(today(), now())
    here = arrivals.carried(cookie(request), at=moment.at)
    if here is None or not arrivals.is_fresh(here, at=moment.at) or pages.too_old(here, asked):
        raise NotPlain
    code = launching.code_for(way, asked, here, moment)
    headers = [("Location", answers.address(way, code=code)), ("Content-Length", "0")]
    return "302 Found", [*headers, *closed()], b""


def token(request: Request) -> Answer:
    """Tokens for a code."""
    given = parameters(form(request))
    said = pages.exchanged(given, request.get("HTTP_AUTHORIZATION", ""), caller_of(request))
    body = json.dumps(said).encode()
    headers = [("Content-Type", "application/json"), ("Content-Length", str(len(body)))]
    return "200 OK", [*headers, *closed()], body


WAYS: Final[dict[tuple[str, str], Callable[[Request], Answer]]] = {
    ("GET", "/oidc/authorize"): authorize,
    ("POST", "/oidc/token"): token,
}


def form(request: Request) -> str:
    """The form that was posted; what was read of it is given back, for Django to read again."""
    length = request.get("CONTENT_LENGTH", "")
    if request.get("CONTENT_TYPE", "").partition(";")[0].strip().lower() != FORM:
        raise NotPlain
    if not (length.isascii() and length.isdigit() and int(length) <= LARGEST):
        raise NotPlain
    body = request["wsgi.input"].read(int(length))
    request["wsgi.input"] = BytesIO(body)
    return str(body, "latin-1")


def cookie(request: Request) -> str:
    """The cookie of who stands there; one, or it is Django's to choose."""
    name = f"{arrivals.cookie_name()}="
    parts = request.get("HTTP_COOKIE", "").split(";")
    found = [part for part in map(str.strip, parts) if part.startswith(name)]
    if len(found) != 1:
        raise NotPlain
    return found[0][len(name) :]


def closed() -> Headers:
    """What is said of every answer that names somebody: nobody keeps it, nothing leaks of it."""
    said = [
        ("Cache-Control", "no-store"),
        ("Referrer-Policy", "no-referrer"),
        ("X-Content-Type-Options", "nosniff"),
    ]
    if conf.hsts():
        said.append(("Strict-Transport-Security", f"max-age={conf.hsts()}"))
    return said
