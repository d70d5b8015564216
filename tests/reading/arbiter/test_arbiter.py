"""The arbiter: it chooses, it never invents, and it is honest about how sure it is."""

import json

from hypothesis import given
from hypothesis import strategies as st

from benchmarks.measure.confidence import trust_at
from benchmarks.measure.readings import restore
from benchmarks.measure.scoring import Mark, add_up, mark_all
from benchmarks.measure.sheets import load_sheets
from benchmarks.train import ARBITER, UNSEEN
from benchmarks.training.arbitration import crossed, fit_arbiter, trials
from benchmarks.training.earlier import COUNTS, earlier
from egide.reading import learned, phrases
from egide.reading.analysis import analyse
from egide.reading.arbiter import HIGH, weigh
from egide.reading.document import Document, digest
from egide.trust.evidence.answers import Answer, Quote

TEXT = "We never sell your data. Data are stored in France and in Ireland. Write to us."
ANALYSED = analyse(Document("a", TEXT, digest(TEXT.encode()), "en", "", "text/plain"))
CHANCES = st.floats(0, 1)
VALUES = st.sets(st.sampled_from(["FR", "IE", "US"]), max_size=2)


@st.composite
def answers(draw: st.DrawFn) -> Answer:
    values = tuple(sorted(draw(VALUES)))
    start = draw(st.integers(0, 40))
    quotes = (Quote(TEXT[start : start + 20], start, start + 20),) if values else ()
    return Answer("hosting", values, quotes, confidence=draw(CHANCES))


@given(answers(), answers(), CHANCES)
def test_an_answer_is_made_of_what_a_reader_said(one: Answer, other: Answer, heard: float) -> None:
    by_phrases = phrases.Read({"hosting": one}, {})
    by_example = learned.Read({"hosting": other}, {"hosting": {"said": heard}})
    answer = weigh(by_phrases, by_example, ANALYSED)["hosting"]
    assert set(answer.values) <= {*one.values, *other.values}
    assert 0.0 <= answer.confidence <= 1.0
    assert answer.silent != bool(answer.quotes)
    assert len(answer.quotes) <= 4
    assert all(TEXT[quote.start : quote.end] == quote.text for quote in answer.quotes)
    if one.values == other.values == answer.values:
        assert answer.readers == ("phrases", "learned")


def test_a_quote_is_shown_once() -> None:
    quote = Quote(TEXT[:24], 0, 24)
    both = (Answer("sale", ("no",), (quote,), confidence=0.9) for _ in range(2))
    one, other = (next(both), next(both))
    by_example = learned.Read({"sale": other}, {"sale": {"no": 0.9}})
    answer = weigh(phrases.Read({"sale": one}, {}), by_example, ANALYSED)["sale"]
    assert answer.quotes == (quote,)


def settled_marks(version: str) -> list[Mark]:
    """What the arbiter makes of readings of one version, never trained on the service."""
    sheets = {sheet.document: sheet for sheet in load_sheets(part="dev")}
    texts = {name: sheet.text for name, sheet in sheets.items()}
    found = crossed(list(sheets.values()), earlier(texts), restore(UNSEEN, texts))
    chosen = {name: each for counts, name, each in found if counts == COUNTS[version]}
    marks = mark_all([sheets[name] for name in chosen], chosen)
    return [mark for mark in marks if mark.question != "language"]


def test_high_confidence_is_worth_its_name_on_services_not_trained_on() -> None:
    for version in ("second", "fresh"):
        marks = settled_marks(version)
        trust = trust_at(marks, HIGH)
        assert trust.right >= 0.97
        assert trust.coverage >= 0.66
        assert add_up(marks).f1 >= 0.87


def test_its_weights_are_those_that_training_makes() -> None:
    sheets = load_sheets(part="dev")
    texts = {sheet.document: sheet.text for sheet in sheets}
    made = fit_arbiter(trials(sheets, earlier(texts), restore(UNSEEN, texts)))
    kept = json.loads(ARBITER.read_text(encoding="utf-8"))
    assert made.keys() == kept.keys()
    assert max(abs(made[name] - kept[name]) for name in kept) < 0.02
