"""Where somebody goes once they have left: an address that a door checked, carried by a page.

It is signed, so that no other address comes in its place, and says nothing of anybody.
"""

from dataclasses import dataclass
from typing import Final
from urllib.parse import urlsplit

from django.core import signing

SALT: Final = "egide.gateway.parting"
LASTS: Final = 600


@dataclass(frozen=True, slots=True)
class Parting:
    """The tool that asked, and where it wants them back; nothing when nobody asked."""

    tool: str = ""
    address: str = ""

    @property
    def origin(self) -> list[str]:
        """For the content policy of the page that sends them there."""
        parts = urlsplit(self.address)
        return [f"{parts.scheme}://{parts.netloc}"] if parts.netloc else []


def sealed(parting: Parting) -> str:
    """As a page carries it."""
    return signing.dumps([parting.tool, parting.address], salt=SALT)


def opened(text: str) -> Parting:
    """What a page carried; nothing when it is not ours, or is too old."""
    try:
        return Parting(*signing.loads(text, salt=SALT, max_age=LASTS))
    except signing.BadSignature:
        return Parting()
