"""Records come out as they went in, wherever the blocks are cut, and what is left is never held."""

import io
from xml.sax.saxutils import escape

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from egide.people.imports.aaf import stream
from egide.people.imports.aaf.attributes import LEFT, READ
from egide.people.imports.aaf.stream import Entry, Source, entries
from egide.people.synth.aaf import write_aaf
from tests.rooms.people.aaf.making import HEAD, TAIL, Noted, record
from tests.rooms.people.synth.test_academies import an_order

SPOKEN = st.text(
    st.characters(codec="utf-8", categories=["L", "N", "P", "S", "Zs"], exclude_characters="\r"),
    max_size=30,
)
NAMES = st.sampled_from(sorted(READ - {"categoriePersonne"}) + sorted(LEFT)[:20] + ["nouveau"])
RECORDS = st.lists(st.dictionaries(NAMES, st.lists(SPOKEN, min_size=1, max_size=4), max_size=6))


def streamed(text, noted=None):
    """The records of a text."""
    data = text.encode()
    unknown = noted.unknown if noted else lambda name: None
    return list(entries(Source("x", lambda: io.BytesIO(data), unknown)))


@settings(max_examples=150, deadline=None)
@given(told=RECORDS, block=st.integers(1, 200), gap=st.sampled_from(["", "\n", "\n\t "]))
def test_records_come_out_as_they_went_in(told, block, gap):
    noted = Noted()
    records = [record("Eleve", number, **values) for number, values in enumerate(told)]
    text = HEAD + "".join(records).replace("><value", f">{gap}<value") + TAIL
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(stream, "BLOCK", block)
        patch.setattr(stream, "MOST_BLOCKS", 10**6)
        found = streamed(text, noted)
    kept = [{name: said for name, said in values.items() if name in READ} for values in told]
    assert [entry.id for entry in found] == [str(number) for number in range(len(told))]
    for entry, values in zip(found, kept, strict=True):
        assert entry.values.pop("categoriePersonne") == ["Eleve"]
        assert entry.values == {n: [text.strip() for text in said] for n, said in values.items()}
    assert noted.unknowns.total() == sum("nouveau" in values for values in told)


@given(SPOKEN)
def test_a_value_is_escaped_and_back(text):
    found = streamed(HEAD + record("Eleve", 1, sn=text) + TAIL)
    assert found[0].values["sn"] == [text.strip()], escape(text)


def test_a_record_says_the_line_where_it_starts():
    text = HEAD + record("Eleve", 1, sn="A") + "\n\n" + record("Eleve", 2, sn="B") + TAIL
    lines = text.splitlines()
    assert [entry.line for entry in streamed(text)] == [
        number for number, line in enumerate(lines, 1) if line == "<addRequest>"
    ]


def test_what_is_left_is_never_in_a_record(tmp_path):
    for path in write_aaf(an_order(), tmp_path):
        noted = Noted()
        for entry in entries(Source(path.name, lambda path=path: path.open("rb"), noted.unknown)):
            assert isinstance(entry, Entry)
            assert set(entry.values) <= READ
        assert noted.unknowns == {}


def test_a_value_too_long_for_any_column_is_cut_short():
    found = streamed(HEAD + record("Eleve", 1, sn="x" * 300_000) + TAIL)
    assert stream.LONGEST_VALUE < len(found[0].values["sn"][0]) < 100_000
