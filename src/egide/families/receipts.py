"""What left about a child, as the journal has it: line by line, by tool and month, as receipts."""

import io
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.utils import timezone

from egide.catalogue import queries as catalogue
from egide.decisions import queries as decisions
from egide.decisions.queries import Held
from egide.families.queries import Told, last
from egide.gateway.secrets import keys
from egide.journal import queries as journal
from egide.journal.entry import Written
from egide.journal.errors import NotSignedYet
from egide.journal.queries import Tally
from egide.trust.agreement.attributes import NAMING, Attribute
from egide.trust.journal.receipt import to_json

PAGE = 20
MOST_RECEIPTS = 500  # in one file


@dataclass(frozen=True, slots=True)
class Left:
    """What left, to which tool, when, under which agreement; `signed`: its receipt is ready."""

    log: int
    index: int
    service: str
    tool: str
    at: datetime
    attributes: tuple[Attribute, ...]
    held: Held | None
    told: Told | None
    signed: bool

    @property
    def names(self) -> bool:
        """Whether a name or an address left."""
        return not NAMING.isdisjoint(self.attributes)


@dataclass(frozen=True)
class Account:
    """A page of what left about a child, the newest first, and the whole in months."""

    lines: tuple[Left, ...]
    tallies: tuple[Tally, ...]
    tools: dict[str, str]
    after: tuple[int, int] | None

    @property
    def total(self) -> int:
        """How many lines there are."""
        return sum(one.lines for one in self.tallies)


def account(child: UUID, *, on: date, after: tuple[int, int] | None = None) -> Account:
    """What left about a child; `after`: the line of theirs from which to go on."""
    person = keys.of_person(child)
    before = journal.line_about(person, *after) if after else None
    found = journal.lines_of(person, most=PAGE + 1, before=before)
    page, more = found[:PAGE], found[PAGE:]
    tallies = tuple(journal.tallies_of(person))
    tools = names({one.service for one in tallies})
    next_page = (page[-1].log, page[-1].index) if more else None
    return Account(tuple(lines(page, tools, on)), tallies, tools, next_page)


def lines(found: Iterable[Written], tools: dict[str, str], on: date) -> Iterator[Left]:
    """Lines with what surrounds each: its agreement, the notice that told of it."""
    rows = list(found)
    agreements = decisions.agreements_by_digest((one.line.agreement.hex() for one in rows), on=on)
    notices, signed = last(held.id for held in agreements.values()), journal.signed_sizes()
    for one in rows:
        held = agreements.get(one.line.agreement.hex())
        yield Left(
            log=one.log,
            index=one.index,
            service=one.line.service,
            tool=tools.get(one.line.service, one.line.service),
            at=datetime.fromtimestamp(one.line.at, timezone.get_current_timezone()),
            attributes=tuple(name for name in Attribute if name.value in one.line.attributes),
            held=held,
            told=notices.get(held.id) if held else None,
            signed=one.index < signed.get(one.log, 0),
        )


def names(services: Iterable[str]) -> dict[str, str]:
    """How these tools are called."""
    return {card.slug: card.name for card in catalogue.services(services)}


def receipt(child: UUID, log: int, index: int) -> str:
    """The receipt of a line about this child, as `egide verify` takes it; NoSuchLine for others."""
    journal.line_about(keys.of_person(child), log, index)
    return to_json(journal.receipt(log, index))


def every_receipt(child: UUID) -> bytes:
    """The receipts that are ready, a file each, in one archive; the newest ones first."""
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED) as archive:
        for one in journal.lines_of(keys.of_person(child), most=MOST_RECEIPTS):
            try:
                text = to_json(journal.receipt(one.log, one.index))
            except NotSignedYet:
                continue  # it will be in a few seconds: the next archive has it
            archive.writestr(f"recu-{one.log}-{one.index}.json", text)
    return kept.getvalue()
