"""How to write to an organisation and to its data protection officer (GDPR, art. 13 and 30)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from egide.people.models import Contact
from egide.people.models.organisation import Organisation

UP = ("pk", "parent", "parent__parent")  # a school, its academy, the ministry
LINES = Organisation.objects.order_by()


@dataclass(frozen=True, slots=True)
class Known:
    """What is known; empty where nobody said. The officer is the nearest one up the line."""

    mail: str = ""
    address: str = ""
    dpo_name: str = ""
    dpo_mail: str = ""


def known(organisations: Iterable[int]) -> dict[int, Known]:
    """The contacts of these organisations: two queries, whatever their number."""
    asked = set(organisations)
    lines = {line[0]: line for line in LINES.filter(pk__in=asked).values_list(*UP)}
    every = {number for line in lines.values() for number in line if number}
    rows = {row.organisation_id: row for row in Contact.objects.filter(organisation__in=every)}
    return {number: _known(lines.get(number, (number,)), rows) for number in asked}


def along(line: Sequence[int]) -> Known:
    """The contacts of the first of a line, where one is known already: one query."""
    rows = {row.organisation_id: row for row in Contact.objects.filter(organisation__in=line)}
    return _known(line, rows)


def _known(line: Sequence[int | None], rows: dict[int, Contact]) -> Known:
    """Its own addresses; the officer of the nearest that has one."""
    held = [rows[number] for number in line if number in rows]
    own = rows.get(line[0] or 0)
    officer = next((row for row in held if row.dpo_mail), None)
    return Known(
        own.mail if own else "",
        own.address if own else "",
        officer.dpo_name if officer else "",
        officer.dpo_mail if officer else "",
    )
