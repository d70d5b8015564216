"""`egide diff`: what changed from one version to the next, and the answers that moved."""

import json

import typer

from egide.commands.asking import Answers, answered, opened
from egide.commands.naming import named
from egide.commands.words import stop, tell
from egide.reading.clauses import Clause
from egide.reading.difference import Difference, difference
from egide.reading.document import Document
from egide.reading.reader import value_of


def register(app: typer.Typer) -> None:
    """Add the command."""
    told = tell("Ce qui change d’une version à l’autre, et les réponses qui bougent.",
                "What changes between two versions, and the answers that move.")  # fmt: skip
    app.command("diff", help=told)(command)


def command(
    old: str = typer.Argument(metavar=tell("ANCIEN", "OLD")),
    new: str = typer.Argument(metavar=tell("NOUVEAU", "NEW")),
    as_json: bool = typer.Option(False, "--json", help=tell("En JSON.", "As JSON.")),
) -> None:
    """Compare two versions of a document."""
    names = named([old, new]) if old != new else {}
    if not names:
        stop("donnez deux documents différents", "give two different documents")
    before, after = (opened(source, names[source]) for source in (old, new))
    found = difference(before, after)
    answers = moved(answered(before).answers, answered(after).answers)
    if as_json:
        typer.echo(json.dumps(told(before, after, found, answers), ensure_ascii=False, indent=2))
    else:
        from egide.commands.comparing import show_difference

        show_difference(found, answers, (before, after))


Moves = dict[str, tuple[object, object]]


def moved(old: Answers, new: Answers) -> Moves:
    """The questions that are not answered as they were."""
    return {
        question: (value_of(old[question]), value_of(answer))
        for question, answer in new.items()
        if old[question].values != answer.values
    }


def placed(document: Document, clause: Clause) -> dict[str, object]:
    """A clause, verbatim, and where it is."""
    text = document.text[clause.start : clause.end]
    return {"text": text, "start": clause.start, "end": clause.end}


def told(old: Document, new: Document, found: Difference, answers: Moves) -> dict[str, object]:
    """A difference as JSON shows it."""
    return {
        "kind": found.kind.value,
        "alerts": found.alerts,
        "added": [placed(new, clause) for clause in found.added],
        "removed": [placed(old, clause) for clause in found.removed],
        "changed": [
            {"old": placed(old, one.old), "new": placed(new, one.new)} for one in found.changed
        ],
        "answers": {name: {"old": was, "new": now} for name, (was, now) in answers.items()},
    }
