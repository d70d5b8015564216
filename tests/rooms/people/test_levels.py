"""Words of exports for school levels."""

from pathlib import Path

import pytest
import yaml

from egide.people.imports.levels import LEVELS, SAID, level

VOCABULARY = Path(__file__).parents[3] / "law" / "vocabulary" / "levels.yaml"


def test_the_levels_are_those_of_the_law() -> None:
    assert list(LEVELS) == list(yaml.safe_load(VOCABULARY.read_text(encoding="utf-8")))
    assert set(SAID.values()) <= set(LEVELS)


@pytest.mark.parametrize(
    "word, named",
    [("6EME", "6e"), ("Sixième", "6e"), ("CM2", "cm2"), ("2nde", "2de"), ("1ère", "1re"),
     ("Terminale", "tle"), ("CE 1", "ce1"), ("4", ""), ("", ""), ("=6e+1", "")],
)  # fmt: skip
def test_a_level_is_known_by_its_words_and_a_bare_number_is_not(word: str, named: str) -> None:
    assert level(word) == named
