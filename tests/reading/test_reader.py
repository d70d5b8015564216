"""A reading answers every question, quotes to the letter, and is given in a stable form."""

import json
from pathlib import Path

import pytest
import yaml

from egide.reading.questions import QUESTIONS
from egide.reading.reader import Reading, read, read_source
from egide.trust.evidence.answers import Answer, Quote

LAW = Path(__file__).parents[2] / "law" / "questions.yaml"
TEXTS = Path(__file__).parents[2] / "corpus" / "texts"
TERMS = """# Privacy policy

Last updated: 3 May 2024

We do not sell your personal data. We keep your account data for 12 months after you close it.

## Children

You must be at least 15 years old to create an account.
"""


def test_the_questions_are_those_of_the_law() -> None:
    law = yaml.safe_load(LAW.read_text(encoding="utf-8"))
    assert {name: form.value for name, form in QUESTIONS.items()} == {
        name: entry["kind"] for name, entry in law.items()
    }
    assert list(QUESTIONS) == list(law)


def test_every_question_is_answered_in_order() -> None:
    reading = read_source(TERMS.encode(), name="acme", media_type="text/markdown")
    assert list(reading.answers) == list(QUESTIONS)
    assert reading.answers["language"].values == ("en",)


def test_a_reading_is_what_programs_are_promised() -> None:
    reading = read_source(TERMS.encode(), name="acme", media_type="text/markdown")
    said = json.loads(json.dumps(reading.to_dict()))
    assert set(said) == {"document", "answers"}
    assert set(said["document"]) == {"name", "sha256", "language", "title"}
    assert list(said["answers"]) == list(QUESTIONS)
    for answer in said["answers"].values():
        assert {"value", "quotes", "confidence"} <= set(answer)


@pytest.mark.parametrize(
    "question, values, shown",
    [
        ("sale", (), "silent"),
        ("sale", ("no",), "no"),
        ("minimum_age", ("15",), 15),
        ("minimum_age", (), "silent"),
        ("last_update", ("2024-05-03",), "2024-05-03"),
        ("security", (), ["silent"]),
        ("security", ("at_rest", "certified"), ["at_rest", "certified"]),
        ("governing_law", ("FR",), ["FR"]),
    ],
)
def test_each_form_of_answer_has_its_own_shape(
    question: str, values: tuple[str, ...], shown: object
) -> None:
    document = read_source(TERMS.encode(), name="acme").document
    answer = Answer(question, values, (Quote("We", 0, 2),))
    made = Reading(document, {question: answer}).to_dict()["answers"]
    assert isinstance(made, dict)
    assert made[question]["value"] == shown
    assert made[question]["quotes"] == [{"text": "We", "start": 0, "end": 2}]


@pytest.mark.parametrize(
    "path", sorted(TEXTS.rglob("*.md"))[::20], ids=lambda path: path.parent.name
)
def test_every_quote_of_a_real_document_is_verbatim(path: Path) -> None:
    reading = read_source(path)
    text = path.read_text(encoding="utf-8")
    for answer in reading.answers.values():
        for quote in answer.quotes:
            assert text[quote.start : quote.end] == quote.text


def test_reading_twice_gives_the_same() -> None:
    document = read_source(TERMS.encode(), name="acme").document
    assert read(document).to_dict() == read(document).to_dict()
