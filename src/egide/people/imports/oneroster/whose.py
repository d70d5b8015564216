"""Whose bundle it is when nobody says: the one academy in which its known schools stand.

The same bundle must come back under the same name whether or not whoever imports says the academy:
under another one, everybody would be there twice.
"""

import csv
from pathlib import Path

from egide.people.models import Organisation
from egide.people.models.organisation import Kind

MOST = 1000  # schools looked at: enough to tell one academy from several


def academy_of(orgs: Path) -> str:
    """The code of that academy; empty when no school is known, or several academies are."""
    with orgs.open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(file)
        codes = [row.get("identifier", "") or "" for row, _ in zip(rows, range(MOST), strict=False)]
    schools = Organisation.objects.filter(kind=Kind.SCHOOL, parent__kind=Kind.ACADEMY)
    known = schools.filter(code__in={code.strip().upper() for code in codes})
    found = set(known.values_list("parent__code", flat=True))
    return str(found.pop()) if len(found) == 1 else ""
