"""The learned reader: what it shows is in the text, and it needs nothing that is not shipped."""

import subprocess
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.measure.readings import restore
from benchmarks.measure.scoring import add_up, mark_all
from benchmarks.measure.sheets import load_sheets
from benchmarks.train import UNSEEN
from egide.reading.analysis import Analysed, analyse
from egide.reading.document import Document, digest
from egide.reading.learned import read
from egide.reading.learned.dates import dates

SENTENCES = (
    "We never sell your personal information to anyone.",
    "Vos données sont conservées pendant 3 ans à compter de votre dernière connexion.",
    "## Cookies", "* Nous utilisons Google Analytics pour mesurer l’audience.", "Hello!",
    "Les présentes conditions sont régies par le droit français.", "| AWS | Ireland |", "\u00a0",
    "You must be at least 13 years old to create an account.", "Last updated: 3 May 2024", "…",
)  # fmt: skip


def a_document(text: str, language: str = "en") -> Analysed:
    return analyse(Document("a", text, digest(text.encode()), language, "", "text/markdown"))


def test_it_hears_what_plain_sentences_say() -> None:
    answers = read(a_document("\n\n".join(SENTENCES))).answers
    assert answers["sale"].values == ("no",)
    assert answers["minimum_age"].values == ("13",)
    assert answers["governing_law"].values == ("FR",)
    assert answers["last_update"].values == ("2024-05-03",)
    assert answers["accessibility"].silent


def test_an_empty_document_says_nothing() -> None:
    assert all(answer.silent for name, answer in read(a_document("")).answers.items()
               if name != "language")  # fmt: skip


@settings(max_examples=40, deadline=None)
@given(st.lists(st.sampled_from(SENTENCES), max_size=30), st.sampled_from(["\n", "\n\n", " "]))
def test_every_quote_is_verbatim(lines: list[str], between: str) -> None:
    analysed = a_document(between.join(lines))
    for answer in read(analysed).answers.values():
        assert 0.0 <= answer.confidence <= 1.0
        assert answer.silent or answer.quotes
        for quote in answer.quotes:
            assert analysed.document.text[quote.start : quote.end] == quote.text


def test_it_reads_without_what_it_was_trained_with() -> None:
    program = "import sys, egide.reading.learned; sys.exit('sklearn' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0


def test_documents_of_services_it_never_saw_are_read_as_well_as_promised() -> None:
    sheets = load_sheets(part="dev")
    unseen = restore(UNSEEN, {sheet.document: sheet.text for sheet in sheets})
    assert set(unseen) == {sheet.document for sheet in sheets}
    marks = mark_all(sheets, {name: each.answers for name, each in unseen.items()})
    assert add_up(marks).f1 > 0.80
    for language in ("fr", "en"):
        assert add_up([m for m in marks if m.language == language]).f1 > 0.77


@pytest.mark.parametrize(
    ("words", "language", "days"),
    [
        ("updated: january 8, 2026", "en", ["2026-01-08"]),
        ("dernière mise à jour : 1er juin 2025", "fr", ["2025-06-01"]),
        ("mise a jour juin 2025", "fr", ["2025-06"]),
        ("revised 01/15/2025", "fr", ["2025-01-15"]),
        ("modifié le 03/04/2024", "fr", ["2024-04-03"]),
        ("modified 03/04/2024", "en", ["2024-03-04"]),
        ("version 26.02.2020", "en", ["2020-02-26"]),
        ("99/99/2020", "fr", []),
    ],
)
def test_dates_are_read_as_their_language_writes_them(
    words: str, language: str, days: list[str]
) -> None:
    assert dates(words.replace("è", "e").replace("à", "a").replace("é", "e"), language) == days
