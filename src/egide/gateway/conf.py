"""Where the gateway keeps its keys, and under which address it answers (`settings/conf.py`)."""

from functools import cache
from pathlib import Path

from django.conf import settings


def keys() -> Path:
    """The folder of the master key and of the keys that sign tokens."""
    return folder(str(settings.GATEWAY_KEYS))


@cache
def folder(name: str) -> Path:
    """One value for a folder: its digest is computed once, and it is asked for in each launch."""
    return Path(name)


def issuer() -> str:
    """The issuer of tokens: the address of the house, to the letter."""
    return str(settings.ORIGIN)


def demonstration() -> bool:
    """Whether invented people sign in here with a name and a password."""
    return bool(settings.DEMONSTRATION_ENT)
