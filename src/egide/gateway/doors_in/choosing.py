"""Which ENT somebody comes from: a few large choices, the one of last time first."""

from dataclasses import dataclass
from typing import Final

from egide.gateway.doors_in.ents import Ent, ents
from egide.gateway.doors_in.joining import speaks_for
from egide.people import queries
from egide.people.errors import NoOrganisation
from egide.people.uai import Uai, looked_at

MOST: Final = 12  # more is a list to search, not to read


@dataclass(frozen=True, slots=True)
class Offered:
    """What the page shows. `searched`: whether there are so many that one types a few letters."""

    last: Ent | None
    others: tuple[Ent, ...]
    many: bool


def offered(last: str, typed: str) -> Offered:
    """The ENTs to choose from, for somebody who came by one, or typed a few letters."""
    known = ents()
    many = len(known) > MOST
    before = next((one for one in known if one.key == last), None)
    found = matching(typed, known) if typed else () if many else known
    return Offered(before, tuple(one for one in found if one is not before or typed), many)


def matching(typed: str, known: tuple[Ent, ...]) -> tuple[Ent, ...]:
    """The ENTs of a name, or those of the school of a code."""
    words = typed.strip()
    if looked_at(words.upper()) is not Uai.WRONG_SHAPE:
        return of_school(words.upper(), known)
    return tuple(one for one in known if words.casefold() in one.name.casefold())[:MOST]


def of_school(code: str, known: tuple[Ent, ...]) -> tuple[Ent, ...]:
    """The ENTs that speak for a school."""
    try:
        line = queries.lineage(queries.organisation(code).id)
    except NoOrganisation:
        return ()
    return tuple(one for one in known if speaks_for(one, line))[:MOST]
