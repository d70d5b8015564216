"""Sentences written by hand for each answer, in both languages, and look-alikes."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from benchmarks.training.grammar import sentences

FOLDER = Path(__file__).parent / "prototypes"
NEAR = "near"
MOST = 10


@dataclass(frozen=True, slots=True)
class Prototype:
    """A sentence that says `value` to `question` (None: it looks as if, and does not)."""

    question: str
    value: str | None
    language: str
    text: str


def load(folder: Path = FOLDER) -> list[Prototype]:
    """All sentences of all patterns."""
    slots = read(folder / "slots.yaml")
    paths = sorted(path for path in folder.glob("*.yaml") if path.stem != "slots")
    return [each for path in paths for each in of_question(path, slots)]


def of_question(path: Path, slots: dict[str, Any]) -> Iterator[Prototype]:
    """The sentences of one question's file."""
    for value, by_language in read(path).items():
        for language, lines in by_language.items():
            for pattern in filter(None, map(str.strip, lines.splitlines())):
                for text in sentences(pattern, slots[language], most=MOST, seed=path.stem):
                    said = None if value == NEAR else value
                    yield Prototype(path.stem, said, language, text)


def read(path: Path) -> dict[str, Any]:
    """A file of sentences."""
    content: dict[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return content
