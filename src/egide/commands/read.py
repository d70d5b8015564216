"""`egide read`: what a document answers, with the sentences that say so."""

import json
import os
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path

import typer

from egide.commands.asking import answered, heard, opened
from egide.commands.naming import named
from egide.commands.words import Stop, stop, tell
from egide.reading.document import Document

MANY = 3


def register(app: typer.Typer) -> None:
    """Add the command."""
    told = tell("Lit des documents : ce qu’ils répondent, et la phrase qui le dit.",
                "Reads documents: what they answer, and the sentence that says so.")  # fmt: skip
    app.command("read", help=told)(command)


def command(
    sources: list[str] = typer.Argument(
        metavar=tell("FICHIER|ADRESSE…", "FILE|URL…"),
        help=tell(
            "Fichiers (HTML, PDF, DOCX, Markdown, texte) ou adresses.",
            "Files (HTML, PDF, DOCX, Markdown, text) or addresses.",
        ),
    ),
    as_json: bool = typer.Option(False, "--json", help=tell("En JSON.", "As JSON.")),
    out: Path | None = typer.Option(
        None,
        "--out",
        file_okay=False,
        help=tell(
            "Un JSON par document dans ce dossier, à son nom.",
            "One JSON a document in this folder, under its name.",
        ),
    ),
    further: bool = typer.Option(
        False,
        "--further",
        help=tell("Écoute aussi un lecteur du dehors.", "Hears a reader from outside too."),
    ),
) -> None:
    """Read each document; what cannot be read is said on a line, and the exit code is 2."""
    names = named(sources)
    refused = 0
    for source in progress(sources):
        try:
            give(opened(source, names[source]), out=out, as_json=as_json, further=further)
        except Stop as refusal:
            if len(sources) == 1:
                raise
            sys.stderr.write(f"egide: {refusal}\n")
            refused += 1
    if refused:
        stop(f"{refused} document(s) sur {len(sources)} non lus",
             f"{refused} of {len(sources)} documents not read")  # fmt: skip


def give(document: Document, *, out: Path | None, as_json: bool, further: bool) -> None:
    """Read a document and give the reading as it was asked for; JSON takes a line a document."""
    reading = answered(document)
    proposed = heard(document) if further else {}
    body = reading.to_dict() | ({"further": proposed} if further else {})
    if out is not None:
        write(out / f"{document.name}.json", body)
    elif as_json:
        typer.echo(json.dumps(body, ensure_ascii=False))
    else:
        from egide.commands.showing import show_reading

        show_reading(document, reading.answers, proposed)


def progress(sources: Sequence[str]) -> Iterator[str]:
    """The sources one by one, behind a bar when they are many and someone watches."""
    if len(sources) <= MANY or not sys.stderr.isatty():
        yield from sources
        return
    from rich.console import Console
    from rich.progress import track

    label = tell("Lecture", "Reading")
    yield from track(sources, description=label, console=Console(stderr=True))


def write(path: Path, content: object) -> None:
    """Write a file whole or not at all."""
    text = json.dumps(content, ensure_ascii=False, indent=2) + "\n"
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, draft = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
        try:
            with os.fdopen(handle, "w", encoding="utf-8") as file:
                file.write(text)
            Path(draft).replace(path)
        except BaseException:
            with suppress(OSError):
                Path(draft).unlink()
            raise
    except OSError as error:
        why = os.strerror(error.errno or 0)
        stop(f"{path} ne s’écrit pas : {why}", f"{path} cannot be written: {why}")
