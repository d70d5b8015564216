"""How often one caller may have an address fetched: Égide is not a way to knock on doors.

Counted in the cache of this process, under a keyed digest: no caller's address is written down.
Each process counts for itself, and callers behind one proxy share one allowance.
"""

from typing import Final

from django.core.cache import cache
from django.utils.crypto import salted_hmac

from egide.reading.refusals import Refusal

MOST: Final = 20
WINDOW: Final = 600  # seconds


class TooOften(Refusal):
    """One more address than is fetched for one caller."""

    code = "too-often"
    fr = "Vous avez fait lire {most} adresses en dix minutes : attendez un peu, ou collez le texte."
    en = "You had {most} addresses read in ten minutes: wait a little, or paste the text."

    def __init__(self) -> None:
        super().__init__(most=MOST)


def allow(caller: str) -> None:
    """Count one fetch for that caller, or refuse it."""
    key = f"trial:{salted_hmac('egide.trial', caller).hexdigest()}"
    cache.add(key, 0, WINDOW)
    try:
        count = cache.incr(key)
    except ValueError:  # it expired in between
        count = 1
    if count > MOST:
        raise TooOften
