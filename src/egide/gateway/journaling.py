"""The line of the journal for a disclosure. Nothing leaves when it cannot be written."""

from dataclasses import dataclass
from datetime import date

from egide.gateway import keys
from egide.gateway.errors import NoJournal
from egide.journal import queries
from egide.journal.actions import append
from egide.journal.entry import Entry, Written
from egide.journal.errors import NoSuchLog
from egide.people.queries import Arrival, Org, academies, lineage
from egide.trust.agreement.attributes import Attribute
from egide.trust.disclosure.release import Disclosure
from egide.trust.mandate import Kind


@dataclass(frozen=True, slots=True)
class Moment:
    """The day that the rules were asked about, and the second."""

    on: date
    at: int


def keep(disclosure: Disclosure, arrival: Arrival, moment: Moment) -> Written:
    """Write the line; when this returns it is on the disk."""
    entry = Entry(
        log=log_of(arrival.school, moment.on),
        person=keys.of_person(arrival.id),
        service=disclosure.service,
        pseudonym=disclosure.released[Attribute.PSEUDONYM],
        attributes=disclosure.names,
        at=moment.at,
        agreement=bytes.fromhex(disclosure.agreement),
        on=moment.on,
    )
    (written,) = append([entry])
    return written


def log_of(school: int, on: date) -> int:
    """The journal of the academy that a school stands in."""
    academy = next((one for one in lineage(school) if one.kind == Kind.ACADEMY.value), None)
    try:
        return queries.log_for(named(academy) if academy else "", on=on)
    except NoSuchLog:
        raise NoJournal from None


def named(academy: Org) -> str:
    """An academy as the journal names it."""
    return academy.code.lower()


def wanted() -> tuple[str, ...]:
    """The academies that need a journal: all of them."""
    return tuple(map(named, academies()))
