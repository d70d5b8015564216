"""A text on a page keeps every letter in its place, whatever is marked or hidden."""

from hypothesis import given
from hypothesis import strategies as st

from egide.verdicts.shown.text import Marked, lines, readable

TEXTS = st.text(alphabet="ab #*-[]()\\\n<br>=|é’", max_size=80)


@st.composite
def marked_texts(draw):
    text = draw(TEXTS)
    spans = draw(st.lists(st.tuples(st.integers(0, 80), st.integers(0, 80)), max_size=3))
    passages = [
        Marked(min(a, b), max(a, b), f"q{n}", here=n == 0)
        for n, (a, b) in enumerate(spans)
        if min(a, b) < max(a, b) <= len(text)
    ]
    return text, passages


@given(marked_texts())
def test_a_line_holds_the_letters_of_the_text_at_its_place(made):
    text, passages = made
    for line in lines(text, passages):
        shown = "".join(piece.text for run in line.runs for piece in run.pieces)
        assert text[line.start : line.start + len(shown)] == shown
        assert "\n" not in shown


@given(marked_texts())
def test_the_passage_under_review_is_marked_from_end_to_end(made):
    text, passages = made
    here = next((passage for passage in passages if passage.here), None)
    if here is None:
        return
    seen = "".join(
        piece.text
        for line in lines(text, passages)
        for run in line.runs
        if run.here
        for piece in run.pieces
    )
    assert "".join(seen.split()) == "".join(text[here.start : here.end].split())


@given(TEXTS)
def test_a_quote_loses_no_letter(words):
    assert "".join(piece.text for piece in readable(words)) == words


def test_the_writing_of_markdown_is_out_of_sight():
    pieces = readable("See [our **policy**](https://example.org/a) for more.")
    assert "".join(piece.text for piece in pieces if not piece.syntax) == "See our policy for more."
