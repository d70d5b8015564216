"""Where the gateway keeps its keys, and under which address it answers (`settings/conf.py`).

Read once: each launch asks for them a dozen times, and Django's own access is slow.
"""

from functools import cache
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.signals import setting_changed


@cache
def keys() -> Path:
    """The folder of the master key and of the keys that sign tokens."""
    return Path(settings.GATEWAY_KEYS)


@cache
def issuer() -> str:
    """The issuer of tokens: the address of the house, to the letter."""
    return str(settings.ORIGIN)


@cache
def secure_cookies() -> bool:
    """Whether cookies travel by TLS alone."""
    return bool(settings.SESSION_COOKIE_SECURE)


@cache
def tls_only() -> bool:
    """Whether nothing is answered without TLS."""
    return bool(settings.SECURE_SSL_REDIRECT)


@cache
def hsts() -> int:
    """For how many seconds browsers remember that; 0: they are not told."""
    return int(settings.SECURE_HSTS_SECONDS)


@cache
def demonstration() -> bool:
    """Whether invented people sign in here with a name and a password."""
    return bool(settings.DEMONSTRATION_ENT)


def look_again(**_: Any) -> None:
    """A setting was changed, as tests do."""
    for said in (keys, issuer, secure_cookies, tls_only, hsts, demonstration):
        said.cache_clear()


setting_changed.connect(look_again)
