"""The invented roster brought in as any other: the engine compares, and writes the difference."""

import hashlib
from collections.abc import Iterator
from datetime import date
from uuid import UUID

from egide.people.demo.places import ACADEMY
from egide.people.demo.roster import records
from egide.people.imports.records import DeliveredFile, Delivery, Findings, Record
from egide.people.models import ImportRun, Organisation, Roster

CODE, KIND, NAME = "hand:98", "hand", "demonstration"
WRITTEN_ON = date(2026, 9, 1)


def keep() -> None:
    """Bring the invented roster in, unless it is the one that was brought in last."""
    # With what imports need of memory: who only wants a number of `numbered` goes without.
    from egide.people.imports.engine.importing import Order, bring_in

    academy = Organisation.objects.get(code=ACADEMY)
    roster, _ = Roster.objects.get_or_create(code=CODE, defaults={"kind": KIND, "academy": academy})
    file = delivered()
    last = ImportRun.objects.filter(roster=roster, applied=True).order_by("-id").first()
    if last is None or last.files[0]["sha256"] != file.sha256:
        # Whatever the demonstration no longer names is gone: it is ours to say so.
        order = Order(on=WRITTEN_ON, yes_remove=True)
        bring_in(Delivery(CODE, KIND, "", (file,), placed), order)


def delivered() -> DeliveredFile:
    """The rows as the one file that they would be."""
    text = "\n".join(map(repr, records())).encode()
    return DeliveredFile(NAME, hashlib.sha256(text).hexdigest(), len(text))


def placed(findings: Findings) -> Iterator[Record]:
    """The rows, each with where it stands."""
    for line, (table, row) in enumerate(records(), start=1):
        yield table, (*row, 0, line)


def numbered(kind: str, source: str) -> UUID:
    """The id that the engine derives from what the roster calls somebody."""
    named = f"{CODE}|{kind}|{source}".encode()
    return UUID(hashlib.md5(named, usedforsecurity=False).hexdigest())
