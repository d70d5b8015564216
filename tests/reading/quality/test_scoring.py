"""The figures that are published mean what they say."""

import pytest

from benchmarks.measure.confidence import bins, trust_at
from benchmarks.measure.scoring import add_up, mark_all, overlap
from benchmarks.measure.sheets import Gold, Sheet, load_sheets
from egide.trust.evidence.answers import Answer, Quote

TEXT = "We never sell your data. Data are stored in France and in Ireland. Write to us."


def gold(*accepted: set[str], quotes: tuple[str, ...] = ()) -> Gold:
    return Gold(tuple(frozenset(each) for each in accepted), quotes)


def a_sheet(**answers: Gold) -> Sheet:
    return Sheet("tool__privacy", "en", "dev", TEXT, answers)


def an_answer(*values: str, quotes: tuple[str, ...] = (), confidence: float = 0.5) -> Answer:
    found = tuple(Quote(text, 0, len(text)) for text in quotes)
    return Answer("any", values, found, confidence=confidence)


def test_each_value_of_an_answer_counts() -> None:
    sheet = a_sheet(hosting=gold({"FR", "IE"}), sale=gold({"no"}), export=gold(set()))
    read = {"hosting": an_answer("FR", "US"), "export": an_answer("yes")}
    figures = add_up(mark_all([sheet], {"tool__privacy": read}))
    assert (figures.precision, figures.recall, figures.exact) == (1 / 3, 1 / 3, 0.0)
    assert figures.macro == pytest.approx((0.5 + 0.0) / 2)  # export is never stated: not counted


def test_any_defensible_answer_is_accepted() -> None:
    sheet = a_sheet(sale=gold({"no"}, set()), dpo=gold({"dpo"}, {"contact"}))
    read = {"dpo": an_answer("contact")}
    assert add_up(mark_all([sheet], {"tool__privacy": read})).exact == 1.0


def test_a_missing_reading_is_silence() -> None:
    sheet = a_sheet(sale=gold({"no"}), export=gold(set()))
    assert add_up(mark_all([sheet], {})).exact == 0.5


def test_quotes_are_checked_against_the_text_and_against_the_sheet() -> None:
    sheet = a_sheet(sale=gold({"no"}, quotes=("We never sell your data.",)))
    read = {"sale": an_answer("no", quotes=("never sell your data", "we NEVER sell"))}
    figures = add_up(mark_all([sheet], {"tool__privacy": read}))
    assert (figures.quotes, figures.verbatim) == (1.0, 0.5)


def test_half_of_the_shorter_quote_is_enough() -> None:
    assert overlap("stored in France", "data are stored in Ireland")
    assert not overlap("stored in France", "we never sell")
    assert not overlap("", "we never sell")


def test_confidence_is_judged_on_what_it_claims() -> None:
    sheet = a_sheet(sale=gold({"no"}), export=gold(set()), dpo=gold({"dpo"}))
    read = {"sale": an_answer("no", confidence=0.985), "export": an_answer(confidence=0.98),
            "dpo": an_answer("contact", confidence=0.6)}  # fmt: skip
    marks = mark_all([sheet], {"tool__privacy": read})
    trust = trust_at(marks, 0.97)
    assert (trust.coverage, trust.right) == (pytest.approx(2 / 3), 1.0)
    assert (trust.stated_coverage, trust.stated_right) == (0.5, 1.0)
    assert [each.answers for each in bins(marks)] == [1, 2]


def test_no_service_is_on_both_sides() -> None:
    services = {part: {s.service for s in load_sheets(part=part)} for part in ("dev", "aside")}
    assert services["dev"]
    assert services["aside"]
    assert not services["dev"] & services["aside"]


def test_every_gold_quote_is_in_its_text() -> None:
    for sheet in load_sheets():
        for question, each in sheet.answers.items():
            assert all(quote in sheet.text for quote in each.quotes), (sheet.document, question)
