"""What an import did, for a person or for a program. Problems are said as they come."""

import json
import shutil
import sys
from collections import Counter
from collections.abc import Iterator
from tempfile import TemporaryFile
from typing import TYPE_CHECKING

import typer

from egide.commands.words import language, tell

if TYPE_CHECKING:  # Django must be ready before these may be loaded
    from egide.people.imports.annuaire import DirectoryOutcome
    from egide.people.imports.engine.difference import Counts
    from egide.people.imports.engine.findings import Problem
    from egide.people.imports.engine.importing import Outcome

FIGURES = ("added", "changed", "removed", "unchanged", "written")


class Report:
    """What is said of an import: to people line by line, to programs at the end."""

    def __init__(self, *, as_json: bool) -> None:
        self.as_json = as_json
        # Beside memory: a bad file may hold a million problems, and all are told.
        self.kept = TemporaryFile("w+", encoding="utf-8")  # noqa: SIM115 - it ends with the command
        self.rosters: list[dict[str, object]] = []
        self.totals: Counter[str] = Counter()
        self.met = 0

    def problems(self, problems: "Iterator[Problem]") -> None:
        """One line a problem: file, line, field, reason; or kept for JSON."""
        from egide.people.imports.reasons import reason

        for one in problems:
            self.met += 1
            if self.as_json:
                comma = ", " if self.kept.tell() else ""
                self.kept.write(comma + json.dumps(one.to_dict(), ensure_ascii=False))
                continue
            kept = tell(" (importé)", " (imported)") if one.warned else ""
            field = f"{one.field} : " if one.field else ""
            why = reason(one.reason, language())
            typer.echo(f"{one.file}:{one.line}: {field}{why}{kept}", err=True)

    def roster(self, outcome: "Outcome") -> None:
        """The figures of a roster: persons first, then table by table."""
        from egide.people.imports.engine.importing import counts
        from egide.people.imports.reasons import NAMES

        figures = counts(outcome)
        self.count(outcome.roster, figures, applied=outcome.applied)
        if self.as_json:
            return
        self.line(outcome.roster, outcome.difference.members)
        for table, found in outcome.difference.tables.items():
            if found.written:
                typer.echo(f"  {tell(*NAMES[table])}: {signed(found)}")
        if outcome.newcomers:
            typer.echo(f"  {tell('écoles créées', 'schools made')}: +{outcome.newcomers}")
        for name, times in outcome.unknown.items():
            typer.echo(f"  {tell('inconnu, laissé', 'unknown, left out')}: {name} ({times})")

    def directory(self, outcome: "DirectoryOutcome") -> None:
        """The figures of the directory."""
        self.problems(iter(outcome.problems))
        found = outcome.counts
        figures: dict[str, object] = {**found.to_dict(), "written": found.written}
        self.count("annuaire", figures, applied=outcome.applied)
        if not self.as_json:
            self.line("annuaire", found)

    def count(self, roster: str, figures: dict[str, object], *, applied: bool) -> None:
        """Keep the figures for the end."""
        self.rosters.append({"roster": roster, "applied": applied, "counts": figures})
        for name in FIGURES:
            found = figures[name]
            self.totals[name] += found if isinstance(found, int) else 0

    def line(self, roster: str, found: "Counts") -> None:
        """As a person asks for it: "+312, ~45, −8; 3 problems"."""
        many = tell(f"{self.met} problème(s)", f"{self.met} problem(s)")
        typer.echo(f"{roster}: {signed(found)}; {many}")
        self.met = 0

    def write(self, *, applied: bool, **more: object) -> None:
        """All of it, for programs."""
        totals = {name: self.totals[name] for name in FIGURES}
        body = {"applied": applied, "counts": totals, "rosters": self.rosters, **more}
        head = json.dumps(body, ensure_ascii=False).removesuffix("}")
        sys.stdout.write(f'{head}, "problems": [')
        self.kept.seek(0)
        shutil.copyfileobj(self.kept, sys.stdout)
        sys.stdout.write("]}\n")

    def undo(self) -> None:
        """A refusal came after a roster: its figures hold no more, its problems do."""
        self.totals.clear()
        self.rosters.clear()

    def end(self, *, dry_run: bool) -> None:
        """The end: JSON, or a word when nothing was written."""
        if self.as_json:
            self.write(applied=not dry_run)
        elif dry_run:
            typer.echo(tell("Rien n’est écrit : c’était un essai.",
                            "Nothing is written: this was a dry run."))  # fmt: skip


def signed(found: "Counts") -> str:
    """What comes, moves and goes."""
    return f"+{found.added}, ~{found.changed}, −{found.removed}"
