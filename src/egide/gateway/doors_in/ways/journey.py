"""What all ways share: the address of the return, and what came back with the browser."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime

from django.urls import reverse

from egide.gateway import conf
from egide.gateway.doors_in.ents import Ent
from egide.gateway.doors_in.errands import Errand

STATE = "etat"  # where the state of a journey is, for the ways that have no name for it


@dataclass(frozen=True, slots=True)
class Back:
    """A browser that is back: its errand, what it brings, and when.

    `kept`: what a page of ours checked on the way and let the browser carry here, sealed.
    """

    errand: Errand
    given: Mapping[str, str] = field(repr=False)
    at: int
    kept: Sequence[object] = field(default=(), repr=False)

    @property
    def instant(self) -> datetime:
        """The second, as tokens are checked against it."""
        return datetime.fromtimestamp(self.at, UTC)


def back_to(ent: Ent) -> str:
    """Where an ENT sends people back: an address for each, so that none answers for another."""
    return address("gateway:ent-back", ent)


def address(page: str, ent: Ent) -> str:
    """The whole address of a page of an ENT."""
    return f"{conf.issuer()}{reverse(page, kwargs={'key': ent.key})}"
