"""Where data may go outside Europe, on what that rests, and whether it holds on the day."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from egide.trust.law_of_day import LawOfDay, Rests
from egide.trust.outcome import SILENT, UNKNOWN

SOMEWHERE = ""  # a place that the terms do not name
ANYWHERE = frozenset({"worldwide", "non-EU"})
EUROPE = frozenset({"EU", "EEA", "FR"})
UNITED_STATES = "US"
ADEQUACY, NONE_NAMED = "adequacy", "none_named"
# What terms name -> the legal facts that make it worth something, the entry that proves it
TOOLS: Mapping[str, tuple[str, str]] = {
    "dpf": ("transfer.us.dpf", "dpf_entry"),
    "privacy_shield": ("transfer.us.privacy_shield", "shield_entry"),
    "scc": ("transfer.scc_2021", ""),
}


@dataclass(frozen=True, slots=True)
class Flow:
    """Data that go, or may go, to one country, and one instrument that it rests on.

    `rests`: the legal fact behind the instrument as it stands on the day; None where no fact says.
    `entry`: whether the company was found on the list that the instrument needs.
    """

    to: str
    tool: str
    rests: Rests | None
    entry: str = ""

    @property
    def holds(self) -> bool:
        """Whether the law of the day lets the flow rest on it, as far as is proven."""
        in_force = self.rests is not None and self.rests.in_force
        return in_force and self.entry in {"", "favourable"}


@dataclass(frozen=True, slots=True)
class Said:
    """What the terms say of hosting and transfers, and what evidence of an entry is held."""

    hosting: frozenset[str]
    transfers: frozenset[str]
    named: frozenset[str]
    entries: Mapping[str, str]


def flows(said: Said, law: LawOfDay) -> tuple[Flow, ...]:
    """Every flow outside the EEA, each with each instrument that could carry it."""
    return tuple(flow for to in destinations(said, law) for flow in _carried(to, said, law))


def destinations(said: Said, law: LawOfDay) -> tuple[str, ...]:
    """The countries outside; the United States where only their framework is named."""
    inside = EUROPE | law.members | {SILENT, UNKNOWN}
    outside = {SOMEWHERE if place in ANYWHERE else place for place in said.hosting - inside}
    if not outside and "yes" in said.transfers:
        american = bool(said.named & {"dpf", "privacy_shield"})
        outside = {UNITED_STATES if american else SOMEWHERE}
    return tuple(sorted(outside))


def _carried(to: str, said: Said, law: LawOfDay) -> Iterator[Flow]:
    found = [*_adequate(to, law), *_named(to, said, law)]
    yield from found or [Flow(to, NONE_NAMED, None)]


def _adequate(to: str, law: LawOfDay) -> Iterator[Flow]:
    rests = law.stands(f"transfer.adequacy.{to.lower()}") if to else None
    if rests is not None:
        yield Flow(to, ADEQUACY, rests)


def _named(to: str, said: Said, law: LawOfDay) -> Iterator[Flow]:
    for name in sorted(said.named - {SILENT, UNKNOWN, ADEQUACY}):
        fact, entry = TOOLS.get(name, ("", ""))
        if entry and to not in {UNITED_STATES, SOMEWHERE}:
            continue  # a framework of the United States covers no other country
        listed = said.entries.get(entry, "absent") if entry else ""
        yield Flow(to, name, law.stands(fact) if fact else None, listed)
