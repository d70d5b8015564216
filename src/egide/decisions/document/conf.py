"""Which seal this house has: read from the settings, once."""

from functools import cache
from pathlib import Path

from django.conf import settings

from egide.decisions.document.seal import Seal

PLACE = "seal"


@cache
def seal() -> Seal:
    """The seal of this house, there or not yet."""
    held = settings.CONF
    return placed(held.home, held.seal, held.seal_passphrase)


def placed(home: Path, folder: Path | None, passphrase: str) -> Seal:
    """The seal in that folder, or in its usual place under the folder of the state."""
    return Seal(folder or home / PLACE, passphrase.encode() or None)


def certificates(held: Seal) -> tuple[Path, ...]:
    """Every certificate in the folder of a seal: today's, and those kept beside it from before."""
    return tuple(sorted(held.folder.glob("*certificate*.pem")))
