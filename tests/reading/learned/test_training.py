"""Training is reproducible: the same sheets and sentences make the same bytes."""

from benchmarks.measure.sheets import load_sheets
from benchmarks.training.grammar import sentences
from benchmarks.training.learning import learn
from benchmarks.training.prototypes import load
from egide.reading.learned.orders import ORDERS, SAID

FEW = {"sale", "retention", "governing_law"}


def test_the_same_examples_make_the_same_weights() -> None:
    sheets = load_sheets(part="dev")[:7]
    prototypes = [each for each in load() if each.question in FEW]
    one, other = learn(sheets, prototypes), learn(sheets, prototypes)
    assert one.weights == other.weights
    assert one.unseen.keys() == {sheet.document for sheet in sheets}


def test_every_answer_has_sentences_by_hand_in_both_languages() -> None:
    written = {(each.question, each.value, each.language) for each in load()}
    for question, values in ORDERS.items():
        for value in values:
            assert {(question, value, "fr"), (question, value, "en")} <= written
    assert {value for question, value, _ in written if question not in ORDERS} >= {SAID, None}


def test_patterns_draw_choices_then_shared_words() -> None:
    made = sentences("we (never|do not) sell {data}", {"data": "x|y"}, most=9, seed="s")
    assert set(made) <= {"we never sell x", "we never sell y", "we do not sell x",
                         "we do not sell y"}  # fmt: skip
    assert made == sentences("we (never|do not) sell {data}", {"data": "x|y"}, most=9, seed="s")
