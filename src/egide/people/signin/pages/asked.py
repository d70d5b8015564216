"""What a request asks: where to go next, the answer of an authenticator, who must be there."""

import json
from typing import Any

from django.http import HttpRequest
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme

from egide.people.models import Person
from egide.people.signin import sessions
from egide.people.signin.errors import NotFresh, Unreadable

LONGEST_ANSWER = 65_536
LONGEST_ADDRESS = 2_000


def destination(request: HttpRequest, asked: object = None) -> str:
    """The page to show afterwards: one of ours, or the first one."""
    wanted = asked or request.POST.get("next") or request.GET.get("next", "")
    return wanted if isinstance(wanted, str) and is_ours(request, wanted) else "/"


def is_ours(request: HttpRequest, address: str) -> bool:
    """Whether an address is a path of this house."""
    here = url_has_allowed_host_and_scheme(address, None, request.is_secure())
    written = address.startswith("/") and address.isprintable()
    return here and written and len(address) <= LONGEST_ADDRESS


def answer(request: HttpRequest) -> dict[str, Any]:
    """The JSON object that a script of ours sends."""
    if len(request.body) > LONGEST_ANSWER:
        raise Unreadable
    try:
        found = json.loads(request.body)
    except (ValueError, RecursionError):
        raise Unreadable from None
    if not isinstance(found, dict) or not isinstance(found.get("credential"), dict):
        raise Unreadable
    return found


def words(found: dict[str, Any], name: str) -> str:
    """A text among the members; empty when it is something else."""
    value = found.get(name, "")
    return value if isinstance(value, str) else ""


def somebody(request: HttpRequest) -> Person:
    """Whoever signed in: the guard of the page let nobody else through."""
    if not isinstance(request.user, Person):
        raise TypeError("a page without its guard")
    return request.user


def fresh(request: HttpRequest) -> Person:
    """Whoever signed in, if they proved it a moment ago."""
    person = somebody(request)
    if not sessions.is_fresh(request, at=timezone.now()):
        raise NotFresh
    return person
