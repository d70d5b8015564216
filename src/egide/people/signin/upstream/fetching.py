"""Requests to a sign-in service: bounded in time and size, never led elsewhere."""

import json
import logging
from typing import Any, Final

import httpx

from egide.people.signin.errors import Outside

LOG = logging.getLogger("egide.signin")
SECONDS: Final = 8.0
MOST_BYTES: Final = 512_000


def failed(reason: str) -> Outside:
    """The refusal to raise, written in the log in one word that names nobody."""
    LOG.warning("the sign-in service did not answer as it must: %s", reason)
    return Outside(reason)


def get(url: str, reason: str) -> dict[str, Any]:
    """A JSON object at an address."""
    return sent(httpx.Request("GET", url, headers={"Accept": "application/json"}), reason)


def post(url: str, form: dict[str, str], headers: dict[str, str], reason: str) -> dict[str, Any]:
    """The JSON object that answers a form."""
    headers = {"Accept": "application/json", **headers}
    return sent(httpx.Request("POST", url, data=form, headers=headers), reason)


def sent(request: httpx.Request, reason: str) -> dict[str, Any]:
    """Send a request; whatever is not a JSON object with status 200 is a refusal."""
    try:
        with httpx.Client(timeout=SECONDS, follow_redirects=False, trust_env=False) as client:
            answer = client.send(request, stream=True)
            body = read(answer) if answer.status_code == 200 else b""
            answer.close()
        found = json.loads(body)
    except (httpx.HTTPError, ValueError):
        raise failed(reason) from None
    if not isinstance(found, dict):
        raise failed(reason)
    return found


def read(answer: httpx.Response) -> bytes:
    """The body of an answer, up to a size."""
    body = bytearray()
    for piece in answer.iter_bytes():
        body += piece
        if len(body) > MOST_BYTES:
            raise ValueError("too long")
    return bytes(body)
