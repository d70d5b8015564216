"""Runs the readers over the texts of gold sheets, each reader alone and the arbiter of both."""

from collections.abc import Iterable, Mapping
from importlib import import_module

from benchmarks.measure.sheets import Sheet
from egide.reading.analysis import Analysed, analyse
from egide.reading.document import Document, digest
from egide.trust.evidence.answers import Answer

ONE = ("phrases", "learned")
READERS = (*ONE, "arbiter")


def read_all(sheets: Iterable[Sheet], reader: str) -> dict[str, Mapping[str, Answer]]:
    """The readings of one reader, by document."""
    return {sheet.document: read_with(reader, analysed(sheet)) for sheet in sheets}


def read_with(reader: str, document: Analysed) -> Mapping[str, Answer]:
    """One document read by one reader, or by both and weighed."""
    if reader in ONE:
        alone = import_module(f"egide.reading.{reader}").read(document)
        return dict(alone.answers)
    one, other = (import_module(f"egide.reading.{name}").read(document) for name in ONE)
    return dict(import_module("egide.reading.arbiter").weigh(one, other, document))


def analysed(sheet: Sheet) -> Analysed:
    """The text of a sheet as readers take it."""
    known = (sheet.document, sheet.text, digest(sheet.text.encode()), sheet.language)
    return analyse(Document(*known, title="", media_type="text/markdown"))
