"""Runs the readers over the texts of gold sheets, each reader alone and the arbiter of both."""

from collections.abc import Iterable
from importlib import import_module

from benchmarks.measure.sheets import Sheet
from egide.reading.analysis import Analysed, analyse
from egide.reading.document import Document, digest
from egide.trust.evidence.answers import Answer

READERS = ("phrases", "learned", "arbiter")


def read_all(sheets: Iterable[Sheet], reader: str) -> dict[str, dict[str, Answer]]:
    """The readings of one reader, by document."""
    return {sheet.document: read_with(reader, analysed(sheet)) for sheet in sheets}


def read_with(reader: str, document: Analysed) -> dict[str, Answer]:
    """One document read by one reader, or by both and weighed."""
    if reader != "arbiter":
        answers: dict[str, Answer] = import_module(f"egide.reading.{reader}").read(document)
        return answers
    both = (read_with("phrases", document), read_with("learned", document))
    weighed: dict[str, Answer] = import_module("egide.reading.arbiter").weigh(*both, document)
    return weighed


def analysed(sheet: Sheet) -> Analysed:
    """The text of a sheet as readers take it."""
    known = (sheet.document, sheet.text, digest(sheet.text.encode()), sheet.language)
    return analyse(Document(*known, title="", media_type="text/markdown"))
