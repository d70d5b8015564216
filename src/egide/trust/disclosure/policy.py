"""What the gateway knows between one school and one service: a frozen value, read at each launch.

Everything that may change is in it (status, bounds, conditions): a suspension is a new policy.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from egide.trust.agreement.attributes import Attribute, allowed
from egide.trust.dated import Span
from egide.trust.disclosure.versions import FIRST, Keyed


@dataclass(frozen=True, slots=True)
class Rules:
    """The conditions that a door keeps, read once from their text.

    `youngest`: years, 0 = none. `lowest`: rank of the lowest class let in, 0 = none.
    """

    youngest: int = 0
    lowest: int = 0
    teachers_only: bool = False
    supervised: bool = False
    consent_under_15: bool = False
    without_account: bool = False


@dataclass(frozen=True, slots=True)
class Policy:
    """An agreement as a door reads it. `groups` and `levels`: empty = the whole school.

    `suspended` and `closed` are said apart: another person mends each. `experiment`: it ends.
    `key`: under which people are named; `former`: under which they were, while that is carried.
    """

    school: str
    service: str
    agreement: str
    controller: str
    attributes: frozenset[Attribute]
    span: Span
    rules: Rules = Rules()
    groups: frozenset[str] = frozenset()
    levels: frozenset[str] = frozenset()
    suspended: bool = False
    closed: bool = False
    experiment: bool = False
    key: Keyed = FIRST
    former: Keyed | None = None


class UnknownRule(ValueError):
    """A condition whose parameter is not what the vocabulary says."""


def rules(conditions: Iterable[str], ranks: dict[str, int]) -> Rules:
    """The conditions of an agreement as a door keeps them; `ranks`: class level → its rank."""
    youngest = lowest = 0
    named: set[str] = set()
    for condition in conditions:
        name, _, given = condition.partition(" ")
        named.add(name)
        if name == "minimum_age":
            youngest = max(youngest, int(_param(given, "years")))
        if name == "minimum_level":
            lowest = max(lowest, _rank(_param(given, "level"), ranks))
    return Rules(
        youngest=youngest,
        lowest=lowest,
        teachers_only="teachers_only" in named,
        supervised="class_supervised" in named,
        consent_under_15="guardian_consent_under_15" in named,
        without_account="open_without_account" in named,
    )


def listed(attributes: Iterable[str], conditions: Iterable[str]) -> frozenset[Attribute]:
    """What an agreement lists, never more than its conditions let out."""
    return frozenset(Attribute(name) for name in attributes) & allowed(conditions)


def carried(attributes: frozenset[Attribute], former: Keyed | None) -> frozenset[Attribute]:
    """What is listed; with a pseudonym goes the former one, for as long as it is carried."""
    with_it = former is not None and Attribute.PSEUDONYM in attributes
    return attributes | {Attribute.FORMER_PSEUDONYM} if with_it else attributes


def _param(given: str, name: str) -> str:
    found = dict(part.partition("=")[::2] for part in given.split(" ")).get(name, "")
    if not found:
        raise UnknownRule(given)
    return found


def _rank(level: str, ranks: dict[str, int]) -> int:
    if level not in ranks:
        raise UnknownRule(level)
    return ranks[level]


def age_surely_reached(birth_month: date | None, years: int, on: date) -> bool:
    """Whether somebody born that month surely is that old: once the whole month has passed."""
    if birth_month is None:
        return False
    months = (on.year - birth_month.year) * 12 + on.month - birth_month.month
    return months > years * 12
