"""What stops the start: settings that are fine on one's own laptop and nowhere else.

`egide.settings.wsgi` asks the same before it serves, because servers run no check.
"""

from urllib.parse import urlsplit

from django.conf import settings
from django.core.checks import CheckMessage, Error

from egide.people.signin.conf import upstreams

SHORTEST_SECRET = 50


def faults(**_: object) -> list[CheckMessage]:
    """What of sign-in is not as it must be where others come in."""
    if settings.LAPTOP:
        return []
    wrong = {
        "people.E001": settings.PERSONAS and "PERSONAS lets invented people in",
        "people.E002": settings.DEBUG and "DEBUG shows settings to whoever makes a page fail",
        "people.E003": len(settings.SECRET_KEY) < SHORTEST_SECRET
        and f"the secret key has less than {SHORTEST_SECRET} characters",
        "people.E004": is_open(settings.ORIGIN) and "ORIGIN is not an https:// address",
        "people.E005": host(settings.ORIGIN) not in settings.ALLOWED_HOSTS
        and "the host of ORIGIN is not one of ALLOWED_HOSTS",
        "people.E006": any(is_open(one.issuer) for one in upstreams())
        and "a service that vouches is not reached through https://",
        "people.E007": not (settings.SESSION_COOKIE_SECURE and settings.CSRF_COOKIE_SECURE)
        and "cookies may travel in the clear",
    }
    return [Error(said, id=code) for code, said in wrong.items() if said]


def is_open(address: str) -> bool:
    """Whether what goes to an address may be read on the way."""
    return urlsplit(address).scheme != "https"


def host(address: str) -> str:
    """The host of an address."""
    return urlsplit(address).hostname or ""
