"""Somebody leaves: the services that asked to be told of a session's end are told.

Whom to tell is kept first, in the transaction that forgets the visits: a process that dies tells
nobody twice and forgets nobody. What is missed is tried again by the watch of each morning.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from django.db.transaction import atomic

from egide.gateway.doors_out.cas import ending as cas
from egide.gateway.doors_out.oidc import backchannel
from egide.gateway.doors_out.saml import ending as saml
from egide.gateway.endings import farewells, visits
from egide.gateway.endings.farewells import Due
from egide.gateway.endings.letters import Letter, post_all
from egide.gateway.endings.visits import Visited

Teller = Callable[[Visited, int], Letter | None]
# A door → the letter that tells one of its clients, written at some second; None: nobody to tell.
TELLERS: Final[dict[str, Teller]] = {
    "cas": cas.letter,
    backchannel.DOOR: backchannel.letter,
    "saml": saml.letter,
}


@dataclass(frozen=True, slots=True)
class Told:
    """Who was told, and who was not yet."""

    told: tuple[Visited, ...]
    missed: tuple[Visited, ...]


def end(session: str, *, at: int) -> Told:
    """A session is over (`Standing.session`): tell wherever it went. A second call tells nobody."""
    with atomic():
        due = farewells.keep(visits.taken(session), at=at)
    return tell(due, at=at)


def again(*, at: int) -> Told:
    """Try what was missed and is due."""
    return tell(farewells.taken(at=at), at=at)


def tell(due: tuple[Due, ...], *, at: int) -> Told:
    """Post a letter to each, side by side; remember what was missed."""
    written = [(one, letter) for one in due if (letter := letter_to(one.visited, at))]
    taken = post_all([letter for _, letter in written])
    missed = {one for (one, _), went in zip(written, taken, strict=True) if not went}
    for one in due:
        if one in missed:
            farewells.missed(one)
        else:
            farewells.told(one)
    return Told(
        told=tuple(one.visited for one in due if one not in missed),
        missed=tuple(one.visited for one in due if one in missed),
    )


def letter_to(visited: Visited, at: int) -> Letter | None:
    """What tells a client, when its door still knows it."""
    teller = TELLERS.get(visited.door)
    return teller(visited, at) if teller else None
