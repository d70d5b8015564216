"""The demonstration's verdicts: every service judged, some texts reviewed by a person.

The sheets of corpus/ were filled by readers who read each text whole: for a few services, the
invented reviewer of the demonstration says what they say. The others stay as the machine reads.
"""

import json
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

from egide.catalogue import demo as catalogue
from egide.kit.clock import today
from egide.people.actions import become
from egide.terms import queries as terms
from egide.terms import review
from egide.terms.review import Passage, Reviewer, Subject
from egide.terms.words import Whose
from egide.trust.evidence.dossier import values_of
from egide.trust.outcome import SILENT
from egide.trust.verdict.compare import Cause
from egide.verdicts import actions
from egide.verdicts.actions import Occasion

INVENTED = ("carto-mentale", "plume-et-calcul", "phrasier")
REVIEWED = ("wikipedia", "listudy", "le-chat", "olvid", *INVENTED)
REVIEWER = "marc"

Correction = tuple[tuple[str, ...], tuple[Passage, ...]]
Sheet = dict[str, Any]  # corpus/sheets/<document>.json, read key by key below


def load(only: Iterable[str] | None = None) -> None:
    """Judge, review, judge again; what was reviewed or judged from the same is left alone."""
    day = today()
    slugs = [entry["slug"] for entry in catalogue.chosen(only)]
    actions.rejudge_these(slugs, on=day)
    chosen = [entry for entry in catalogue.chosen(slugs) if entry["slug"] in REVIEWED]
    if chosen:
        reviewer = become(REVIEWER)
        for document in (name for entry in chosen for name in entry["documents"]):
            review_sheet(document, reviewer, day)
        reading = Occasion(Cause.READER, by=reviewer)
        actions.rejudge_these([entry["slug"] for entry in chosen], reading, on=day)


def review_sheet(document: str, reviewer: Reviewer, day: date) -> None:
    """Say what the sheet of a document says, on the version that was read, once."""
    written = [catalogue.CORPUS / folder / f"{document}.json" for folder in ("sheets", "models")]
    path = next((path for path in written if path.exists()), None)
    if path is None:
        return
    sheet: Sheet = json.loads(path.read_text(encoding="utf-8"))
    read_on = date.fromisoformat(Path(sheet["version"]).stem)
    version = terms.version(document, read_on)
    text, held = terms.text(version.id).text, terms.answers(version.id)
    for question, answer in sheet["answers"].items():
        if question in held and held[question].whose is Whose.MACHINE:
            said = tuple(value for value in values_of(answer["value"]) if value != SILENT)
            same = said == held[question].answer.values
            quotes = tuple(passages(answer["quotes"], text))
            word = None if same else (said, quotes)
            say(Subject(version.id, question), word, by=reviewer, on=day)


def say(subject: Subject, word: Correction | None, *, by: Reviewer, on: date) -> None:
    """Confirm what the machine proposes, or correct it; nothing when no sentence is found."""
    if word is None:
        review.confirm(subject, by=by, on=on)
        return
    values, quotes = word
    if not values:
        review.silence(subject, by=by, on=on)
    elif quotes:
        review.correct(subject, values, quotes, by=by, on=on)


def passages(quotes: Iterable[str], text: str) -> Iterator[Passage]:
    """Where each quote of a sheet stands in the text."""
    for quote in quotes:
        at = text.find(quote)
        if at >= 0:
            yield Passage(at, at + len(quote))
