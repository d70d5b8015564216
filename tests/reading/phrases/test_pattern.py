"""The little language of phrases: what runs, what does not, and what is refused."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from egide.reading.phrases.engine import Engine
from egide.reading.phrases.pattern import PhraseError, compile_phrase
from egide.reading.phrases.words import words_of

LISTS = {"data": ("data", "personal information"), "not": ("not", "never")}


@pytest.mark.parametrize(
    "phrase, sentence, runs",
    [
        ("never sell", "We never sell.", True),
        ("never sell", "We never, ever sell.", False),
        ("never .. sell", "We never, ever sell.", True),
        ("never .. sell", "We never do this or that or even sell.", False),
        ("never … sell", "We never do this or that or even sell.", True),
        ("vend*", "Vendredi, nous vendons.", True),
        ("offers?", "An offer.", True),
        ("offers?", "To offend.", False),
        ("(sell|rent out) it", "We rent out it.", True),
        ("we (really )?sell", "We sell.", True),
        ("we (very )*sell", "We very very sell.", True),
        ("(do )?{not} sell", "Never sell.", True),
        ("{data} & sold", "Sold: your personal information.", True),
        ("{data} & sold", "Your personal information is kept.", False),
        ("données à l'élève", "DONNEES A L’ELEVE", True),
    ],
)
def test_a_phrase_runs_over_words(phrase: str, sentence: str, runs: bool) -> None:
    assert (compile_phrase(phrase, LISTS).search(words_of(sentence)) is not None) is runs


@pytest.mark.parametrize("phrase", ["", "(sell", "sell )", "{unknown} sold", "a & & b", "…"])
def test_a_phrase_that_is_not_written_in_the_language_is_refused(phrase: str) -> None:
    with pytest.raises(PhraseError):
        compile_phrase(phrase, LISTS)


WORDS = st.sampled_from("we never sell vendons data personal information it rent out".split())


@given(st.lists(WORDS, max_size=12))
def test_the_engine_finds_what_each_phrase_finds_alone(words: list[str]) -> None:
    """The words a phrase needs only spare time: they never hide a phrase that runs."""
    phrases = ["never … sell", "vend*", "{data} & it", "(rent out|sell) (it)?", "we (never )*sell"]
    patterns = [compile_phrase(phrase, LISTS) for phrase in phrases]
    engine, sentence = Engine(patterns), words_of(" ".join(words))
    found = {number for number, _ in engine.scan(sentence)}
    assert found == {n for n, pattern in enumerate(patterns) if pattern.search(sentence)}
