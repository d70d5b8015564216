"""The words of values: levels from trainings, months from days, entities, names of schools."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from egide.people.imports.aaf.levels import level_of
from egide.people.imports.aaf.words import clean, month_of, named
from egide.people.imports.levels import LEVELS
from egide.people.synth.aaf.second_degree import MEFS


@pytest.mark.parametrize(
    "mef, label, level",
    [
        ("10210001110", "", "4e"), ("", "4EME GENERALE (N.C 4E AES)", "4e"), ("", "6EME", "6e"),
        ("", "SIXIÈME", "6e"), ("", "2NDE PRO", "2de"), ("", "SECONDE GENERALE ET TECHNO", "2de"),
        ("", "PREMIERE GENERALE ET TECHNO", "1re"), ("", "1ERE G", "1re"),
        ("", "1ERE ANNEE DE CAP EN 2 ANS", "cap1"), ("", "2EME ANNEE DE CAP EN 2 ANS", "cap2"),
        ("", "2CAP2 CUISINE", "cap2"), ("", "1CAP2 CUISINE", "cap1"), ("", "TLE G", "tle"),
        ("", "TERMINALE TECHNO", "tle"), ("", "STS 1ERE ANNEE", "post_bac"),
        ("", "1BTS1", "post_bac"),
        ("", "PETITE SECTION", "ps"), ("", "CM2", "cm2"), ("", "COURS PREPARATOIRE", "cp"),
        ("", "ULIS", ""), ("", "DIVERS", ""), ("", "", ""), ("", "CAPOEIRA", ""),
    ],
)  # fmt: skip
def test_the_level_of_a_training(mef, label, level):
    assert level_of(mef, label) == level


def test_every_level_that_is_written_is_read_back():
    assert {level: level_of("", label) for level, (_, label, _) in MEFS.items()} == {
        level: level for level in MEFS
    }
    assert {level: level_of("", training) for level, (*_, training) in MEFS.items()} == {
        level: level for level in MEFS
    }
    assert [level_of("", level.upper()) for level in LEVELS[:8]] == list(LEVELS[:8])


@given(st.dates())
def test_of_a_day_the_month_alone_is_kept(day: date):
    assert month_of(f"{day:%d/%m}/{day.year:04}") == day.replace(day=1).isoformat()


@pytest.mark.parametrize(
    "text", ["", "2013-08-21", "31/02/2013", "1/2/2013", "00/00/0000", "٢١/08/2013"]
)
def test_what_is_no_french_day_is_no_month(text):
    assert month_of(text) is None


@pytest.mark.parametrize(
    "escaped, text",
    [("D&#39;AVAL", "D'AVAL"), ("&#xE9;va", "éva"), ("A &amp; B", "A & B"), ("&amp;#233;", "é"),
     ("AT&T", "AT&T"), ("&#0;x", "&#0;x"), ("&#55296;", "&#55296;"), ("&eacute;", "&eacute;")],
)  # fmt: skip
def test_entities_that_were_escaped_twice(escaped, text):
    assert clean(escaped) == text


@given(st.text(max_size=60))
def test_cleaning_never_fails_and_gives_text_that_can_be_written(text):
    assert clean(text).encode("utf-8", "surrogatepass") is not None
    assert named(named(text)) is not None


def test_a_name_in_capitals_is_written_as_over_a_door():
    assert named("JEAN DE LA FONTAINE") == "Jean de la Fontaine"
    assert named("L’ORÉE-DU-BOIS") == "L’Orée-du-Bois"
    assert named("Rosa Parks") == "Rosa Parks"
