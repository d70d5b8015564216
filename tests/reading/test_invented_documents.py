"""The documents of the invented services answer what their drafters meant, all thirty questions.

They were drafted for Égide, so they prove nothing of its quality: `benchmarks.quality` leaves them.
"""

import json
from hashlib import sha256
from pathlib import Path

import pytest

from egide.reading.questions import QUESTIONS, SILENT
from egide.reading.reader import read_source

CORPUS = Path(__file__).parents[2] / "corpus"
SHEETS = sorted((CORPUS / "models").glob("*.json"))


@pytest.mark.parametrize("path", SHEETS, ids=lambda path: path.stem)
def test_the_reader_finds_what_the_drafter_meant(path: Path) -> None:
    sheet = json.loads(path.read_text(encoding="utf-8"))
    found = read_source(CORPUS / "texts" / sheet["document"] / sheet["version"]).answers
    assert list(sheet["answers"]) == list(QUESTIONS)
    assert {name: found[name].values for name in QUESTIONS} == {
        name: values(answer["value"]) for name, answer in sheet["answers"].items()
    }


def values(meant: str | int | list[str]) -> tuple[str, ...]:
    """The values of a sheet as a reading gives them; silence is none."""
    several = meant if isinstance(meant, list) else [str(meant)]
    return tuple(sorted(value for value in several if value != SILENT))


@pytest.mark.parametrize("path", SHEETS, ids=lambda path: path.stem)
def test_a_sheet_quotes_its_document_and_the_document_says_that_it_is_invented(path: Path) -> None:
    sheet = json.loads(path.read_text(encoding="utf-8"))
    source = (CORPUS / "texts" / sheet["document"] / sheet["version"]).read_bytes()
    text = source.decode()
    assert sha256(source).hexdigest() == sheet["sha256"]
    assert "Service inventé pour la démonstration d’Égide." in text
    for answer in sheet["answers"].values():
        assert all(quote in text for quote in answer["quotes"])
