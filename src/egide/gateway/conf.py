"""Where the gateway keeps its keys, and under which address it answers (`settings/conf.py`)."""

from pathlib import Path

from django.conf import settings


def keys() -> Path:
    """The folder of the master key and of the keys that sign tokens."""
    return Path(settings.GATEWAY_KEYS)


def issuer() -> str:
    """The issuer of tokens: the address of the house, to the letter."""
    return str(settings.ORIGIN)


def demonstration() -> bool:
    """Whether invented people sign in here with a name and a password."""
    return bool(settings.DEMONSTRATION_ENT)
