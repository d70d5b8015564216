"""How to write to an organisation and to its data protection officer (GDPR, art. 13 and 30)."""

from collections.abc import Iterable
from dataclasses import dataclass

from egide.people.models import Contact
from egide.people.models.organisation import Organisation

DEPTH = 3  # school, academy, ministry


@dataclass(frozen=True, slots=True)
class Known:
    """What is known; empty where nobody said. The officer is the nearest one up the line."""

    mail: str = ""
    address: str = ""
    dpo_name: str = ""
    dpo_mail: str = ""


def known(organisations: Iterable[int]) -> dict[int, Known]:
    """The contacts of these organisations: four queries at most, whatever their number."""
    asked = set(organisations)
    parents: dict[int, int | None] = {}
    wanted = set(asked)
    for _ in range(DEPTH):
        found = Organisation.objects.filter(pk__in=wanted - parents.keys())
        parents |= dict(found.values_list("pk", "parent_id"))
        wanted |= {parent for parent in parents.values() if parent}
        if wanted <= parents.keys():
            break
    rows = {row.organisation_id: row for row in Contact.objects.filter(organisation__in=parents)}
    return {number: _known(number, parents, rows) for number in asked}


def _known(number: int, parents: dict[int, int | None], rows: dict[int, Contact]) -> Known:
    own = rows.get(number)
    above: int | None = number
    while above is not None and not (above in rows and rows[above].dpo_mail):
        above = parents.get(above)
    officer = rows[above] if above is not None else None
    return Known(
        own.mail if own else "",
        own.address if own else "",
        officer.dpo_name if officer else "",
        officer.dpo_mail if officer else "",
    )
