"""Where somebody goes on to once they have signed in: the way out of this house that they came by.

Each door out that sends people to sign in has a line in `WAYS`. No other address is followed.
"""

from collections.abc import Callable
from typing import Final
from urllib.parse import urlencode, urlsplit

from django.http import HttpResponseRedirect, QueryDict
from django.urls import reverse

from egide.gateway.doors_out.cas import addresses
from egide.gateway.doors_out.oidc.clients import places_of

# A page's name → the origins where the browser may be sent from there, for the content policy.
WAYS: Final[dict[str, Callable[[QueryDict], list[str]]]] = {
    "gateway:authorize": lambda given: places_of(given.get("client_id", "")),
    "gateway:saml-onwards": lambda _given: [],  # a page of ours: its own form leaves
    "gateway:cas-login": lambda given: addresses.places_of(given.get("service", "")),
    "gateway:lti-launch": lambda _: [],  # a page of ours: its own policy says where it leads
}


def to_sign_in(page: str, query: str) -> HttpResponseRedirect:
    """Sign in at the school's own place, then come back to this page of ours with this query."""
    onwards = f"{reverse(page)}?{query}"
    return HttpResponseRedirect(f"{reverse('gateway:sign-in')}?{urlencode({'vers': onwards})}")


def safe(asked: str) -> str:
    """Where they were going, only ever a way out of this house; else the sign-in itself."""
    ours = any(asked.startswith(f"{reverse(page)}?") for page in WAYS)
    return asked if ours else reverse("gateway:arrived")


def places(address: str) -> list[str]:
    """A browser holds the redirects that follow a form to `form-action`: the origins they reach."""
    parts = urlsplit(address)
    found = (of for page, of in WAYS.items() if reverse(page) == parts.path)
    of = next(found, None)
    return of(QueryDict(parts.query)) if of else []
