"""An import, from a delivery to the tables, or to a preview.

One transaction or nothing. The same delivery again writes nothing. An export that would empty
schools asks for a word more: it may have been cut short.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from itertools import islice

from django.db import connection, transaction

from egide.people.imports.academies import academy, known_academy
from egide.people.imports.engine.applying import Apply
from egide.people.imports.engine.difference import Difference, compare
from egide.people.imports.engine.findings import Problem, problems, unknown
from egide.people.imports.engine.known import Link, recall
from egide.people.imports.engine.laid import Laid
from egide.people.imports.engine.marks import marks, unmoved
from egide.people.imports.engine.pouring import pour
from egide.people.imports.engine.schools import Newcomer, make_schools, settle_schools
from egide.people.imports.engine.workshop import Workshop
from egide.people.imports.errors import ImportRefused
from egide.people.imports.records import Delivery
from egide.people.models import ImportRun, Person, Roster

PACKAGE = "egide.people.imports.engine"
STAGES = ("member", "attachment", "group", "placement", "guardianship", "naming")
# Above this share of the members gone at once, somebody must say that it is meant.
MOST_GONE = 0.20
FEW = 5
# The run keeps this many problems; the command and the preview give all of them.
KEPT_PROBLEMS = 1000


@dataclass(frozen=True, slots=True)
class Order:
    """Who imports, on which day, and how far."""

    on: date
    by: Person | None = None
    dry_run: bool = False
    yes_remove: bool = False


@dataclass(frozen=True, slots=True)
class Outcome:
    """What an import did, or would do."""

    roster: str
    difference: Difference
    newcomers: int
    unknown: dict[str, int]
    refused: int
    warned: int
    applied: bool


def bring_in(
    delivery: Delivery, order: Order, *, see: Callable[[Iterator[Problem]], object] = list
) -> Outcome:
    """Import a delivery. `see` is given the problems, all of them, as a stream."""
    with prepared(delivery) as (workshop, newcomers), transaction.atomic():
        roster = roster_of(delivery)
        lock(roster, workshop)
        marked = marks(workshop)
        same = unmoved(delivery, roster, marked)
        recall(workshop, raw_link(), roster.pk, without=same)
        difference = compare(workshop, delivery, same)
        see(problems(workshop, delivery))
        require_somebody(workshop)
        outcome = summed(workshop, delivery, difference, newcomers, applied=not order.dry_run)
        if order.dry_run:
            transaction.set_rollback(True)
        else:
            require_meant(difference, order)
            write(Prepared(workshop, delivery, roster, newcomers, marked), order, outcome)
        return outcome


@dataclass(frozen=True, slots=True)
class Prepared:
    """All that is ready to be written."""

    workshop: Workshop
    delivery: Delivery
    roster: Roster
    newcomers: tuple[Newcomer, ...]
    marks: dict[str, str]


@contextmanager
def prepared(delivery: Delivery) -> Iterator[tuple[Workshop, tuple[Newcomer, ...]]]:
    """The delivery read, checked and linked, in a workshop of its own."""
    with Workshop(delivery.roster) as workshop:
        if isinstance(delivery, Laid):
            delivery.lay(workshop)
        else:
            pour(delivery, workshop)
        newcomers = settle_schools(workshop, delivery)
        for stage in STAGES:
            workshop.script(PACKAGE, stage)
        if isinstance(delivery, Laid):
            delivery.audit(workshop)
        yield workshop, newcomers


def roster_of(delivery: Delivery) -> Roster:
    """The roster of a delivery, known or new."""
    roster, new = Roster.objects.get_or_create(
        code=delivery.roster, defaults={"kind": delivery.kind}
    )
    if (new or roster.academy is None) and known_academy(delivery.academy):
        roster.academy = academy(delivery.academy)
        roster.save(update_fields=["academy"])
    return roster


def lock(roster: Roster, workshop: Workshop) -> None:
    """One import of a roster at a time; the schools that it names stay until it ends."""
    Roster.objects.select_for_update().get(pk=roster.pk)
    rows = workshop.database.execute("SELECT organisation FROM school WHERE organisation > 0")
    schools = [row[0] for row in rows.fetchall()]
    with connection.cursor() as cursor:
        query = "SELECT id FROM people_organisation WHERE id = ANY(%s) FOR KEY SHARE"
        cursor.execute(query, [schools])
        # Each query runs once over whole tables: compiling it costs more than it saves.
        cursor.execute("SET LOCAL jit = off")


def raw_link() -> Link:
    """The connection under Django's, for COPY and packed blocks."""
    connection.ensure_connection()
    link: Link = connection.connection
    return link


def require_somebody(workshop: Workshop) -> None:
    """An export of which no person is accepted is no export."""
    if not workshop.number("SELECT count(*) FROM member WHERE rule IS NULL"):
        raise ImportRefused(
            "nobody",
            fr="aucune personne de cet export n’est acceptée : voyez les lignes nommées",
            en="no person of this export is accepted: see the rows that are named",
        )


def require_meant(difference: Difference, order: Order) -> None:
    """An export cut short must not empty a school: many gone at once asks for a word."""
    if order.yes_remove or not alarming(difference):
        return
    gone, before = difference.members.removed, difference.members_before
    raise ImportRefused(
        "would-remove",
        fr=f"cet import retirerait {gone} personnes sur {before}, et viderait"
        f" {difference.schools_emptied} école(s) ; si c’est voulu, ajoutez --yes-remove",
        en=f"this import would remove {gone} of {before} persons, and empty"
        f" {difference.schools_emptied} school(s); if that is meant, add --yes-remove",
    )


def alarming(difference: Difference) -> bool:
    """Whether so much goes at once that the export may have been cut short."""
    gone = difference.members.removed
    many = gone > FEW and gone > MOST_GONE * difference.members_before
    return many or difference.schools_emptied > 0


def summed(
    workshop: Workshop,
    delivery: Delivery,
    difference: Difference,
    newcomers: tuple[Newcomer, ...],
    *,
    applied: bool,
) -> Outcome:
    """The outcome in figures."""
    number = workshop.number
    return Outcome(
        roster=delivery.roster,
        difference=difference,
        newcomers=len(newcomers),
        unknown=unknown(workshop),
        refused=number("SELECT count(*) FROM problem WHERE NOT warned"),
        warned=number("SELECT count(*) FROM problem WHERE warned"),
        applied=applied,
    )


def write(ready: Prepared, order: Order, outcome: Outcome) -> None:
    """Write what differs, and that it was written."""
    kept = islice(problems(ready.workshop, ready.delivery), KEPT_PROBLEMS)
    run = ImportRun.objects.create(
        roster=ready.roster,
        on=order.on,
        files=[
            {"name": file.name, "sha256": file.sha256, "size": file.size}
            for file in ready.delivery.files
        ],
        counts=counts(outcome) | {"marks": ready.marks},
        problems=[problem.to_dict() for problem in kept],
        applied=True,
        by=order.by,
    )
    ready.workshop.add("made", [*make_schools(ready.newcomers, run, order.on).items()])
    if ready.newcomers:
        # The marks were made with numbers that stood for these schools.
        run.counts["marks"] = marks(ready.workshop)
        run.save(update_fields=["counts"])
    Apply(ready.workshop, raw_link(), ready.roster.pk, order.on).all(outcome.difference)


def counts(outcome: Outcome) -> dict[str, object]:
    """The figures of an outcome, as JSON keeps them."""
    tables = outcome.difference.tables
    return {
        **outcome.difference.members.to_dict(),
        "tables": {table.value: found.to_dict() for table, found in tables.items()},
        "schools": outcome.newcomers,
        "written": outcome.difference.written + outcome.newcomers,
        "refused": outcome.refused,
        "warned": outcome.warned,
        "unknown": outcome.unknown,
    }
