"""The line of the journal for a disclosure. Nothing leaves when it cannot be written."""

from collections.abc import Sequence
from datetime import date
from typing import Final, NamedTuple

from egide.gateway.errors import NoJournal
from egide.gateway.held.memory import NO_SERVICE, Shelf
from egide.gateway.secrets import keys
from egide.journal import queries
from egide.journal.actions import append
from egide.journal.entry import Entry, Written
from egide.journal.errors import NoSuchLog
from egide.people.queries import Arrival, Org, academies, lineage
from egide.trust.agreement.attributes import Attribute
from egide.trust.disclosure.release import Disclosure
from egide.trust.journal.leaf import seal_pseudonym
from egide.trust.mandate import Kind

A_DAY: Final = 24 * 60 * 60  # seconds


class Moment(NamedTuple):
    """The day that the rules were asked about, and the second."""

    on: date
    at: int


class Known(NamedTuple):
    """Somebody, and what may leave about them; `once`: see `journal.entry.Entry`."""

    arrival: Arrival
    disclosure: Disclosure
    once: bytes = b""

    def __repr__(self) -> str:
        return f"<Known {self.disclosure!r}>"


def keep(known: Known, moment: Moment) -> Written:
    """Write the line; when this returns it is on the disk."""
    log = log_of(known.arrival.school, moment.on)
    (written,) = append([entry(log, known, moment)])
    return written


def keep_new(known: Sequence[Known], moment: Moment) -> tuple[Written, ...]:
    """The lines that lack for people of one school, in one commit; on the disk when it returns.

    A roster is read again and again. The same attributes of the same person, for the same service,
    under the same agreement and name, are one line a day: it says all that the next would say.
    """
    if not known:
        return ()
    log = log_of(known[0].arrival.school, moment.on)
    wanted = [entry(log, one, moment) for one in known]
    since = moment.at - A_DAY
    lines = queries.lines_since(since, {one.person for one in wanted})
    return append([one for one in wanted if not any(same(one, said) for said in lines[one.person])])


def same(wanted: Entry, said: Written) -> bool:
    """Whether a line says already what another would."""
    line = said.line
    alike = (line.service, line.agreement, line.on) == (wanted.service, wanted.agreement, wanted.on)
    if not alike or set(line.attributes) != set(wanted.attributes):
        return False
    return seal_pseudonym(wanted.pseudonym, said.salts.pseudonym) == line.pseudonym


def entry(log: int, known: Known, moment: Moment) -> Entry:
    """The line of a disclosure, to be written."""
    disclosure = known.disclosure
    return Entry(
        log=log,
        person=keys.of_person(known.arrival.id),
        service=disclosure.service,
        pseudonym=disclosure.released[Attribute.PSEUDONYM],
        attributes=disclosure.names,
        at=moment.at,
        agreement=bytes.fromhex(disclosure.agreement),
        on=moment.on,
        once=known.once,
    )


def log_of(school: int, on: date) -> int:
    """The journal of the academy that a school stands in."""
    return _logs.get((school, on))


def read_log(where: tuple[int, date]) -> int:
    """The same, read."""
    school, on = where
    academy = next((one for one in lineage(school) if one.kind == Kind.ACADEMY.value), None)
    try:
        return queries.log_for(named(academy) if academy else "", on=on)
    except NoSuchLog:
        raise NoJournal from None


# No movement of a service moves a journal.
_logs = Shelf(read_log, most=20_000, service=lambda _: NO_SERVICE)


def named(academy: Org) -> str:
    """An academy as the journal names it."""
    return academy.code.lower()


def wanted() -> tuple[str, ...]:
    """The academies that need a journal: all of them."""
    return tuple(map(named, academies()))
