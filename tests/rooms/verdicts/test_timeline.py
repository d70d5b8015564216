"""The history drawn: what covered transfers, what fell, the answers; the list says the same."""

from datetime import date
from itertools import pairwise

import pytest

from egide.law.shelf import shelf
from egide.terms.queries import Version
from egide.trust.dated import Span
from egide.trust.law import View
from egide.trust.outcome import Conclusion
from egide.verdicts.shown.timeline import WIDTH, drawing

TODAY = date(2026, 11, 24)
NO, YES = Conclusion.NOT_CONFORMING, Conclusion.UNDER_CONDITIONS


def drawn(view=View.KNOWN, since=date(2013, 6, 20), spells=None):
    version = Version(1, "a__terms", "Terms", since, since, "0" * 64, "en", 10)
    return drawing(spells or [(Span(since), NO)], [version], (shelf().law, view), "fr", TODAY)


def test_the_days_on_which_a_decision_fell_are_named():
    assert [fall.label.replace("\u00a0", " ") for fall in drawn().falls] == [
        "6 octobre 2015 : le Safe Harbour tombe",
        "16 juillet 2020 : le Privacy Shield tombe",
    ]


def test_a_history_that_starts_later_has_less_to_tell():
    assert drawn(since=date(2022, 1, 1)).falls == ()


def test_with_what_is_known_since_an_annulled_decision_never_covered_anything():
    known = [bar.label for bar in drawn().regimes if bar.kind == "law"]
    since = [bar.label for bar in drawn(View.HINDSIGHT).regimes if bar.kind == "law"]
    assert known == ["Safe Harbour", "Privacy Shield", "Data Privacy Framework"]
    assert since == ["Data Privacy Framework"]


@pytest.mark.parametrize("view", list(View))
def test_bars_fill_the_line_without_overlap(view):
    bars = drawn(view).regimes
    for one, other in pairwise(bars):
        assert one.x + one.width <= other.x
    assert bars[0].x >= 0
    assert bars[-1].x + bars[-1].width <= WIDTH


def test_neighbours_with_the_same_answer_make_one_bar():
    first, second, third = date(2015, 1, 1), date(2018, 1, 1), date(2022, 1, 1)
    spells = [(Span(first, second), NO), (Span(second, third), NO), (Span(third), YES)]
    bars = drawn(spells=spells).verdicts
    assert [(bar.kind, bar.label) for bar in bars] == [("not", "Non"), ("if", "Oui, à conditions")]
