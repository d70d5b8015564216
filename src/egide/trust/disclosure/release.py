"""`release`: what is agreed, asked and held, and nothing else. And why, attribute by attribute."""

from collections.abc import Mapping
from enum import StrEnum
from typing import NamedTuple

from egide.trust.agreement.attributes import Attribute


class Why(StrEnum):
    """Why an attribute was sent, or was not."""

    SENT = "sent"
    NOT_AGREED = "not_agreed"  # the agreement does not list it
    NOT_ASKED = "not_asked"  # the tool did not ask for it
    NOT_HELD = "not_held"  # nobody here knows it


class Disclosure(NamedTuple):
    """What leaves about somebody, for whom, under which agreement. Values never reach a log."""

    agreement: str
    service: str
    released: Mapping[Attribute, str]

    @property
    def names(self) -> tuple[str, ...]:
        """The names of what leaves, in order: what the journal keeps."""
        return tuple(sorted(self.released))

    def __repr__(self) -> str:
        return f"<Disclosure {self.service} {', '.join(self.names)}>"


def release(
    agreed: frozenset[Attribute], asked: frozenset[Attribute], held: Mapping[Attribute, str]
) -> dict[Attribute, str]:
    """Only what is agreed, asked and held; an empty agreement releases nothing."""
    return {name: held[name] for name in sorted(agreed & asked & held.keys())}


def explain(
    agreed: frozenset[Attribute], asked: frozenset[Attribute], held: frozenset[Attribute]
) -> dict[Attribute, Why]:
    """For each attribute of the vocabulary, why it was sent or not; the agreement speaks first."""
    return {name: _why(name, agreed, asked, held) for name in Attribute}


def _why(
    name: Attribute,
    agreed: frozenset[Attribute],
    asked: frozenset[Attribute],
    held: frozenset[Attribute],
) -> Why:
    if name not in agreed:
        return Why.NOT_AGREED
    if name not in asked:
        return Why.NOT_ASKED
    return Why.SENT if name in held else Why.NOT_HELD
