"""The closed vocabulary of what may ever leave a school about a person.

What must never leave has no name here: no mark, no diploma, no birth date, no postal address, no
national number. A telephone or a picture cannot be asked for because it cannot be said.
"""

from collections.abc import Iterable
from enum import StrEnum


class Attribute(StrEnum):
    """One thing that may leave. `PSEUDONYM` is different for every service.

    `FORMER_PSEUDONYM` goes with it while a service's key changes; no agreement lists it.
    """

    PSEUDONYM = "pseudonym"
    FORMER_PSEUDONYM = "former_pseudonym"
    DISPLAY_NAME = "display_name"
    ROLE = "role"
    SCHOOL = "school"
    GROUP = "group"
    LEVEL = "level"
    LANGUAGE = "language"
    GIVEN_NAME = "given_name"
    FAMILY_NAME = "family_name"
    MAIL = "mail"


LISTABLE = tuple(name for name in Attribute if name is not Attribute.FORMER_PSEUDONYM)
# What every service is told without asking: who it is, by its own name for them.
UNASKED = frozenset({Attribute.PSEUDONYM, Attribute.FORMER_PSEUDONYM})
NAMING = frozenset({Attribute.GIVEN_NAME, Attribute.FAMILY_NAME, Attribute.MAIL})
MINIMUM = frozenset(
    {
        Attribute.PSEUDONYM,
        Attribute.DISPLAY_NAME,
        Attribute.ROLE,
        Attribute.GROUP,
        Attribute.LEVEL,
    }
)
USUAL = (Attribute.PSEUDONYM, Attribute.DISPLAY_NAME, Attribute.ROLE, Attribute.GROUP)

# What each condition of a verdict leaves possible (law/vocabulary/conditions.yaml, `who: gateway`)
_LEAVES = {
    "pseudonyms_only": frozenset(Attribute) - NAMING,
    "attributes_minimum": MINIMUM,
    "no_email": frozenset(Attribute) - {Attribute.MAIL},
    "open_without_account": frozenset[Attribute](),
}


def allowed(conditions: Iterable[str]) -> frozenset[Attribute]:
    """What an agreement under these conditions may list, at most. A condition is its first word."""
    left = frozenset(LISTABLE)
    for condition in conditions:
        left &= _LEAVES.get(condition.split(" ", 1)[0], left)
    return left
