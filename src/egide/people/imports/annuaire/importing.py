"""The directory, from its file to the tree of organisations: previewed, then all or nothing."""

import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NoReturn

from django.db import transaction

from egide.people.imports.annuaire.applying import apply, known_schools
from egide.people.imports.annuaire.changes import Change, Known, changes
from egide.people.imports.annuaire.reading import CODE, Listed, listed
from egide.people.imports.engine.difference import Counts
from egide.people.imports.engine.findings import Problem
from egide.people.imports.engine.importing import KEPT_PROBLEMS, MOST_GONE, Order
from egide.people.imports.errors import ImportRefused
from egide.people.imports.intake import take_in
from egide.people.imports.records import DeliveredFile, Reason
from egide.people.models import ImportRun, Roster

ROSTER = "annuaire"
# The school is imported all the same.
WARNED = {Reason.UAI_KEY, Reason.NOT_A_DAY}


@dataclass(frozen=True, slots=True)
class DirectoryOutcome:
    """What the import of the directory did, or would do."""

    counts: Counts
    problems: tuple[Problem, ...]
    applied: bool


class Reading:
    """The schools of one or several files, and what is wrong in them."""

    def __init__(self) -> None:
        self.schools: dict[str, Listed] = {}
        self.problems: list[Problem] = []
        self.files: list[DeliveredFile] = []

    def take(self, path: Path, folder: Path) -> None:
        """Read a file."""
        try:
            with path.open("rb") as source:
                intake = take_in(source, path.name, folder / f"{len(self.files)}.csv")
        except OSError:
            refuse("unreadable", "ce fichier ne se lit pas", "this file cannot be read", path.name)
        self.files.append(intake.file)

        def tell(line: int, field: str, reason: Reason) -> None:
            warned = reason in WARNED
            self.problems.append(Problem(path.name, line, field, reason, warned))

        for line, school in listed(intake.path, path.name, tell):
            former = self.schools.setdefault(school.code, school)
            if former is not school and not (former.several and school.several):
                tell(line, CODE, Reason.DUPLICATE)


def import_directory(paths: Sequence[Path], order: Order) -> DirectoryOutcome:
    """Import the directory, whole for the departments that it names."""
    reading = Reading()
    with tempfile.TemporaryDirectory(prefix="egide-annuaire-") as folder:
        for path in paths:
            reading.take(path, Path(folder))
    with transaction.atomic():
        roster, _ = Roster.objects.get_or_create(code=ROSTER, defaults={"kind": ROSTER})
        Roster.objects.select_for_update().get(pk=roster.pk)
        known = known_schools(roster)
        found = list(changes(reading.schools, known, on=order.on))
        counts = counted(found, reading, known)
        if order.dry_run:
            transaction.set_rollback(True)
        else:
            require_meant(sum(change.listed is None for change in found), len(known), order)
            apply(found, kept(reading, counts, order, roster), known)
    return DirectoryOutcome(counts, tuple(reading.problems), applied=not order.dry_run)


def counted(found: list[Change], reading: Reading, known: dict[str, Known]) -> Counts:
    """How many schools open, change, end, and stay as they are."""
    opened = sum(change.opens for change in found)
    closed = sum(change.closes for change in found)
    here = sum(code in known for code in reading.schools)
    touched = sum(change.listed is not None and not change.opens for change in found)
    return Counts(opened, len(found) - opened - closed, closed, here - touched)


def require_meant(gone: int, before: int, order: Order) -> None:
    """A file cut short must not close the schools that it does not name."""
    if not order.yes_remove and gone > 1 and gone > MOST_GONE * before:
        refuse(
            "would-remove",
            f"cet import fermerait {gone} écoles sur {before} ; si c’est voulu,"
            " ajoutez --yes-remove",
            f"this import would close {gone} of {before} schools; if that is meant,"
            " add --yes-remove",
            "",
        )


def kept(reading: Reading, counts: Counts, order: Order, roster: Roster) -> ImportRun:
    """The run, kept: which files, what they changed, what was wrong in them."""
    return ImportRun.objects.create(
        roster=roster,
        on=order.on,
        files=[{"name": one.name, "sha256": one.sha256, "size": one.size} for one in reading.files],
        counts=counts.to_dict(),
        problems=[problem.to_dict() for problem in reading.problems[:KEPT_PROBLEMS]],
        applied=True,
        by=order.by,
    )


def refuse(code: str, fr: str, en: str, name: str) -> NoReturn:
    """Refuse the import in one line."""
    raise ImportRefused(code, fr=fr, en=en, name=name)
