"""What spares time never changes what is read: each short cut beside the long way."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from egide.reading.analysis import Analysed, Polarity, analyse
from egide.reading.analysis.hints import of_a_region
from egide.reading.analysis.modality import defines
from egide.reading.analysis.polarity import polarity_of
from egide.reading.analysis.regions import region_of_words
from egide.reading.document import Document
from egide.reading.learned.packed import packed
from egide.reading.learned.reader import best_of
from egide.reading.numbered import PART_NUMBER, WORD, numbered
from egide.reading.opening import open_document
from egide.reading.phrases.firing import machine
from egide.reading.phrases.paper import paper_of
from egide.reading.phrases.units import lines_of, units_of
from egide.reading.phrases.words import words_of

TEXTS = Path(__file__).resolve().parents[2] / "corpus" / "texts"
NAMES = ("welcome-to-the-jungle__privacy-policy", "whereby__privacy-policy", "malt__privacy-policy")
AWKWARD = (
    "See https://www.example.org/2024 or httpsx. L’élève peut vendre ses œuvres, tu peux aussi. "
    "We don't sell q\u0303uotes: Ελλάδα, 第2章, x²y, naïve_words, 𝐁old. Don’t!"
)


def latest(name: str) -> Analysed:
    return analyse(open_document(max((TEXTS / name).glob("[0-9]*.md")), name=name))


@pytest.fixture(params=NAMES)
def analysed(request: pytest.FixtureRequest) -> Analysed:
    return latest(request.param)


def test_a_phrase_may_run_wherever_it_runs(analysed: Analysed) -> None:
    engine = machine(analysed.document.language).engine
    paper = paper_of(analysed, analysed.document.language, engine)
    for pattern in engine.every:
        held = paper.index.possible(pattern)
        for number, unit in enumerate(paper.units):
            if pattern.parts and pattern.search(unit.words):
                assert held >> number & 1, (pattern.phrase, unit.words)


def test_hints_hide_nothing(analysed: Analysed) -> None:
    for one in analysed.statements:
        if not of_a_region(one.hints | one.lead_hints):
            assert region_of_words(one.plain) is None
        plain = one.sentence.plain
        if one.polarity is Polarity.AFFIRMED and not one.lead:
            assert polarity_of(one.said_words, plain) is Polarity.AFFIRMED
        if not one.defines and one.said:
            assert not defines(one.said_words, one.plain)


@pytest.mark.parametrize("text", [AWKWARD, AWKWARD.replace("q\u0303", "q"), "Nous vendons.", ""])
def test_phrases_are_given_the_words_that_they_see(text: str) -> None:
    analysed = analyse(Document("acme__terms", f"# Titre\n\n{text}", "", "fr", "", ""))
    units, known = units_of(analysed), analysed.wording.words.lexicon
    lines = lines_of(units, [], analysed.wording)
    words = [known.words[number] for number in lines[lines != PART_NUMBER]]
    folded = [each for word in words for each in words_of(word).split()]
    assert folded == " ".join(unit.words for unit in units).split()


@given(st.lists(st.text(max_size=30), max_size=8))
def test_words_are_cut_by_the_table_as_by_the_expression(texts: Sequence[str]) -> None:
    words = numbered(texts)
    assert words.count == len(texts)
    cut = [words.lexicon.words[number] for number in words.numbers if number != PART_NUMBER]
    assert cut == [word for text in texts for word in WORD.findall(text.replace("\ue000", " "))]


@given(st.lists(st.lists(st.integers(0, 9), max_size=600), min_size=1, max_size=6), st.integers())
def test_sums_four_at_a_time_are_the_sums(groups: list[list[int]], seed: int) -> None:
    whole = np.random.default_rng(abs(seed)).integers(-128, 128, (10, 7)).astype(np.int8)
    rows = np.array([row for group in groups for row in group], np.int32)
    sums = packed(whole).sums(rows, np.array([len(group) for group in groups], np.int64))
    wanted = [whole[group].astype(int).sum(axis=0) if group else np.zeros(7) for group in groups]
    assert (sums == np.array(wanted)).all()


@given(st.lists(st.lists(st.integers(0, 5), min_size=9, max_size=9), min_size=1, max_size=4))
def test_the_best_are_those_of_a_whole_sort(rows: list[list[int]]) -> None:
    totals = np.array(rows, np.float32)
    assert (best_of(totals) == np.argsort(-totals, axis=1, kind="stable")[:, :8]).all()
