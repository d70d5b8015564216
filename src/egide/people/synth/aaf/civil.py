"""What both dialects say of everybody alike: names, dates, a home, reserved telephone numbers."""

from egide.people.synth.aaf.templates import quoted
from egide.people.synth.names import STREETS, TOWNS
from egide.people.synth.persons import Civil, Tie


def named(civil: Civil) -> tuple[str, str]:
    """The family name in capitals, as national files write it, and the given name."""
    return quoted(civil.family).upper(), quoted(civil.given)


def born(civil: Civil) -> str:
    """A date as French files write it."""
    year, month, day = civil.born
    return f"{day:02}/{month:02}/{year}"


def home(number: int) -> tuple[str, str, str]:
    """An address, a postcode that no town has, a town that does not exist."""
    street = quoted(STREETS[number % len(STREETS)])
    return f"{1 + number % 97} {street}", f"{number % 900:03}00", quoted(TOWNS[number % len(TOWNS)])


def phone(number: int) -> str:
    """A number that ARCEP keeps for fiction."""
    return f"+33 6 39 98 {number // 100 % 100:02} {number % 100:02}"


def tied(tie: Tie) -> str:
    """A guardian's link as the national files write it: six fields."""
    return f"{tie.guardian}${tie.link}${tie.pays:d}${tie.duty}$1${tie.pays:d}"
