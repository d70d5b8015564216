"""Readings by earlier versions of the phrase reader, of sheets that had not guided it yet.

The rules are tuned on the `dev` sheets, so that what they say of these documents now is no
measure of whom to believe. `earlier.json` keeps what they said before: two versions of the first
hour on the first sheets, a later one on the sheets that came after it, and a later one without
the phrases that, in all the texts, only the document's own service sets off.
"""

import json
from collections.abc import Mapping
from pathlib import Path

from egide.trust.evidence.answers import Answer, Quote

KEPT = Path(__file__).parent / "earlier.json"
# The nearer a version is to today's, the more its readings count.
COUNTS = {"first": 0.2, "second": 0.5, "without": 0.4, "fresh": 1.0}


def earlier(texts: Mapping[str, str]) -> list[tuple[float, str, dict[str, Answer]]]:
    """Each reading with how much it counts and its document."""
    kept = json.loads(KEPT.read_text(encoding="utf-8"))
    return [
        (COUNTS[version], document, answers_of(entry, texts[document]))
        for version, document, entry in kept
        if document in texts
    ]


def answers_of(entry: Mapping[str, list[list[int]]], text: str) -> dict[str, Answer]:
    """The answers of one reading from plain values."""
    return {
        question: Answer(question, tuple(values), tuple(Quote(text[a:b], a, b) for a, b in places),
                         confidence=confidence, readers=("phrases",))
        for question, (values, confidence, places) in entry.items()
    }  # fmt: skip
