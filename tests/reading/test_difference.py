"""What changed between two captures; an alert that cries wolf is a bug."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from egide.reading.difference import Change, difference
from egide.reading.document import Document
from tests.reading.making import TERMS

OLD = f"""# Privacy policy

Last updated: 3 May 2024

## Data

{TERMS}We keep your data for 30 days.

* We do not sell your data.
* We share it with [hosts](https://hosts.example).
"""


def a_capture(text: str, language: str = "en") -> Document:
    return Document("acme", text, "", language, "", "text/markdown")


def change(new: str, old: str = OLD) -> Change:
    return difference(a_capture(old), a_capture(new)).kind


def test_the_same_text_is_no_change() -> None:
    assert change(OLD) is Change.NONE


@pytest.mark.parametrize(
    "new",
    [
        OLD.replace("# Privacy policy", "Privacy policy\n=========="),
        OLD.replace("* We", "-   **We**"),
        OLD.replace("https://hosts.example", "https://other.example/list"),
        OLD.replace("\n\n", "\n\n\n"),
        OLD.replace("30 days", "30\u00a0days").replace("your", "your\u00ad"),
        "[Home](/) [Pricing](/p)\n\n" + OLD,
        OLD.replace("# Privacy policy", "# 1. Privacy Policy"),
        OLD.replace("* We do not sell your data.\n", "") + "* We do not sell your data.\n",
    ],
)
def test_form_links_menus_and_order_never_alert(new: str) -> None:
    found = difference(a_capture(OLD), a_capture(new))
    assert found.kind is Change.FORMAT
    assert not found.alerts


def test_the_date_of_update_alone_never_alerts() -> None:
    assert change(OLD.replace("3 May 2024", "4 June 2025")) is Change.DATE
    assert not Change.DATE.alerts


def test_a_duration_that_changes_alerts_and_is_shown_word_by_word() -> None:
    found = difference(a_capture(OLD), a_capture(OLD.replace("30 days", "60 days")))
    assert found.alerts
    (changed,) = found.changed
    moved = [(part.old, part.new) for part in changed.parts if part.old != part.new]
    assert moved == [("30", "60")]


def test_a_clause_taken_away_and_one_added_are_told() -> None:
    new = (
        OLD.replace("* We do not sell your data.\n", "")
        + "\nDisputes go to the courts of Nevada.\n"
    )
    found = difference(a_capture(OLD), a_capture(new))
    assert [clause.plain for clause in found.removed] == ["we do not sell your data."]
    assert [clause.plain for clause in found.added] == ["disputes go to the courts of nevada."]
    assert found.alerts


def test_one_word_that_turns_a_promise_around_alerts() -> None:
    assert change(OLD.replace("do not sell", "sell")) is Change.WORDS


def test_another_language_is_not_a_change_of_terms() -> None:
    french = a_capture("# Confidentialité\n\nNous gardons vos données.", "fr")
    assert difference(a_capture(OLD), french).kind is Change.LANGUAGE
    assert not Change.LANGUAGE.alerts


def test_a_failed_capture_is_not_a_change_of_terms() -> None:
    assert change("Erreur\n---\n\nPage introuvable") is Change.FAILURE
    assert not Change.FAILURE.alerts


def test_a_text_cut_short_is_captured_again_before_anybody_is_told() -> None:
    long = OLD + "".join(f"\n\nClause about the matter number {n} and its rule." for n in range(40))
    assert change(OLD, long) is Change.SHRINK
    assert not Change.SHRINK.alerts


TEXTS = st.lists(
    st.sampled_from(
        ["We sell it.", "We keep it 3 days.", "* An item", "## Data", "You may object."]
    ),
    max_size=8,
).map("\n\n".join)


@given(TEXTS, TEXTS)
def test_nothing_is_lost_and_nothing_is_invented(old: str, new: str) -> None:
    found = difference(a_capture(old), a_capture(new))
    back = difference(a_capture(new), a_capture(old))
    assert len(found.added) + len(found.changed) == len(back.removed) + len(back.changed)
    for changed in found.changed:
        assert " ".join(part.new for part in changed.parts if part.new).split() == [
            word for sentence in changed.new.sentences for word in sentence.text.split()
        ]
