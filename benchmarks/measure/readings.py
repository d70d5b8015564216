"""Readings kept in a file: what a reader said of documents that it had not been trained on."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from egide.reading.learned import Place, Read
from egide.trust.evidence.answers import Answer, Quote


def save(path: Path, readings: Mapping[str, Read]) -> None:
    """Write readings, one document a line."""
    lines = [json.dumps([name, packed(read)]) for name, read in readings.items()]
    path.write_text("[\n" + ",\n".join(sorted(lines)) + "\n]\n", encoding="utf-8")


def packed(read: Read) -> dict[str, Any]:
    """A reading as plain values."""
    return {
        question: {
            "values": answer.values,
            "confidence": answer.confidence,
            "quotes": [[quote.start, quote.end] for quote in answer.quotes],
            "strengths": {v: round(s, 3) for v, s in read.strengths.get(question, {}).items()},
            "places": [
                [each.start, each.end, each.value, each.chance]
                for each in read.places.get(question, ())
            ],
        }
        for question, answer in read.answers.items()
    }


def restore(path: Path, texts: Mapping[str, str]) -> dict[str, Read]:
    """The readings of the documents whose text is given."""
    kept = json.loads(path.read_text(encoding="utf-8"))
    return {name: unpacked(entry, texts[name]) for name, entry in kept if name in texts}


def unpacked(entry: dict[str, Any], text: str) -> Read:
    """A reading from plain values."""
    answers = {
        question: Answer(
            question, tuple(each["values"]),
            tuple(Quote(text[a:b], a, b, "learned") for a, b in each["quotes"]),
            confidence=each["confidence"], readers=("learned",),
        )
        for question, each in entry.items()
    }  # fmt: skip
    heard = {question: each["strengths"] for question, each in entry.items() if each["strengths"]}
    places = {
        question: tuple(Place(*each) for each in entry[question]["places"]) for question in heard
    }
    return Read(answers, heard, places)
