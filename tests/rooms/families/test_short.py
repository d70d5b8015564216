"""The version for children is one that a nine-year-old can read: measured, not wished."""

from dataclasses import replace

import pytest
from django.utils.translation import override

from egide.families.short import parts
from egide.trust.agreement.attributes import Attribute
from egide.trust.notice import Abroad, notice
from tests.rooms.families.readable import ease, syllables, uncommon, words
from tests.trust.test_notice import AGREEMENT, AROUND, UNTIL

LONGEST, USUAL_LENGTH, EASY, LEGAL = 14, 9, 100, 75
NAMED = replace(AGREEMENT, attributes=tuple(Attribute))
ABROAD = replace(AROUND, abroad=(Abroad("US", ("dpf",)),))
CASES = {
    "usual": notice(AGREEMENT, AROUND, UNTIL),
    "named": notice(NAMED, AROUND, UNTIL),
    "abroad": notice(AGREEMENT, ABROAD, UNTIL),
    "no account": notice(replace(AGREEMENT, attributes=()), AROUND, UNTIL),
    "no end": notice(AGREEMENT, AROUND, None),
}


def sentences(told):
    """Everything that a child reads, the list of what is known cut at its commas."""
    with override("fr"):
        return [
            piece
            for part in parts(told)
            for said in (part.title, *part.sentences)
            for piece in said.split(", ")
        ]


@pytest.mark.parametrize("told", CASES.values(), ids=CASES)
def test_sentences_are_short(told):
    lengths = [len(words(one)) for one in sentences(told)]
    assert max(lengths) <= LONGEST
    assert sum(lengths) / len(lengths) <= USUAL_LENGTH


@pytest.mark.parametrize("told", CASES.values(), ids=CASES)
def test_words_are_common(told):
    assert set(uncommon(sentences(told))) <= {"tool"}


@pytest.mark.parametrize("told", CASES.values(), ids=CASES)
def test_it_is_easier_than_a_law(told):
    law = [
        "Le responsable du traitement fournit à la personne concernée les informations suivantes",
        "Le traitement est nécessaire à l’exécution d’une mission d’intérêt public",
    ]
    assert ease(sentences(told)) > EASY > LEGAL > ease(law)


def test_a_child_is_told_what_is_known_and_what_is_not():
    usual = " ".join(sentences(CASES["usual"]))
    assert "Il ne sait pas ton vrai nom." in usual
    assert "ton surnom" in usual
    named = " ".join(sentences(CASES["named"]))
    assert "ton prénom" in named
    assert "vrai nom" not in named
    assert "un autre pays" in " ".join(sentences(CASES["abroad"]))


@pytest.mark.parametrize(
    ("word", "count"), [("chat", 1), ("classe", 1), ("surnom", 2), ("école", 2), ("habites", 2)]
)
def test_the_measure_itself(word, count):
    assert syllables(word) == count
