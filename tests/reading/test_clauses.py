"""The structure of a text: what would break quotes, scopes or the identity of a clause."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from egide.reading.blocks import Kind
from egide.reading.clauses import split
from egide.reading.folded import fold
from egide.reading.plain import simplify, way

AWKWARD = st.text(
    alphabet=st.one_of(
        st.sampled_from("aéÉe\u0301\u0327 \u00a0\u00ad*_[]()\\|.;:!?\n\r#-1Aİß’“ﬁ<br>가\u1161"),
        st.characters(codec="utf-8"),
    ),
    max_size=200,
)


def sentences(text: str) -> list[str]:
    return [sentence.text for clause in split(text) for sentence in clause.sentences]


@given(AWKWARD)
def test_every_sentence_is_a_substring_at_its_offsets(text: str) -> None:
    for clause in split(text):
        for sentence in clause.sentences:
            assert text[sentence.start : sentence.end] == sentence.text
            assert clause.start <= sentence.start < sentence.end <= clause.end
            assert sentence.plain == simplify(sentence.text)


def test_every_sign_is_folded_at_once_as_it_is_alone() -> None:
    codes = [
        *range(0x3100),
        *range(0xA640, 0xAC00),
        *range(0xF900, 0x10000),
        *range(0x1E8F0, 0x1F010),
    ]
    for text in (f"a{chr(code)}b" for code in codes):
        assert fold(text).plain(0, 3) == simplify(text), hex(ord(text[1]))


@given(AWKWARD)
def test_sentences_are_in_order_and_do_not_overlap(text: str) -> None:
    spans = [(s.start, s.end) for clause in split(text) for s in clause.sentences]
    assert all(a[1] <= b[0] for a, b in itertools.pairwise(spans))


@given(AWKWARD)
def test_the_way_back_agrees_with_simplify(text: str) -> None:
    assert way(text).plain == simplify(text)


@given(AWKWARD, st.data())
def test_a_span_of_plain_leads_to_a_span_of_the_source(text: str, data: st.DataObject) -> None:
    plain = simplify(text)
    if not plain:
        return
    start = data.draw(st.integers(0, len(plain) - 1))
    end = data.draw(st.integers(start + 1, len(plain)))
    first, last = way(text).back(start, end)
    assert 0 <= first < last <= len(text)


@given(AWKWARD)
def test_simplify_is_stable(text: str) -> None:
    assert simplify(text) == simplify(text)
    assert "\u00a0" not in simplify(text)


@pytest.mark.parametrize(
    "text, cut",
    [
        ("See art. 28 of the GDPR. We comply.", ["See art. 28 of the GDPR.", "We comply."]),
        ("Selon l’art. L. 111-1 du Code. Nous agissons.",
         ["Selon l’art. L. 111-1 du Code.", "Nous agissons."]),
        ("Acme Inc. is a company. It sells.", ["Acme Inc. is a company.", "It sells."]),
        ("Data stay in the U.S. We protect them.", ["Data stay in the U.S.", "We protect them."]),
        ("Cookies, e.g. Matomo. Fine.", ["Cookies, e.g. Matomo.", "Fine."]),
        ("Par M. Dupont, DPO. Merci.", ["Par M. Dupont, DPO.", "Merci."]),
        ("4.2 Data. We keep it.", ["4.2 Data.", "We keep it."]),
        ("Really? Yes! Good.", ["Really?", "Yes!", "Good."]),
        ("Durée : 3 ans. L’utilisateur peut agir.", ["Durée : 3 ans.", "L’utilisateur peut agir."]),
        ("Nos partenaires (Google Inc., etc.). Vous pouvez refuser.",
         ["Nos partenaires (Google Inc., etc.).", "Vous pouvez refuser."]),
    ],
)  # fmt: skip
def test_sentences_end_where_a_reader_ends_them(text: str, cut: list[str]) -> None:
    assert sentences(text) == cut


@pytest.mark.parametrize(
    "heading",
    [
        "## Cookies",
        "Cookies\n=======",
        "Cookies\n---",
        "**Cookies**",
        "COOKIES",
        "12. Cookies",
        "Article 12 – Cookies",
        "XII. Cookies",
    ],
)
def test_a_heading_is_one_in_all_its_guises(heading: str) -> None:
    first, second = split(f"{heading}\n\nWe place a cookie on your device.")
    assert first.kind is Kind.HEADING
    assert "cookies" in second.headings[-1]


def test_numbered_items_are_not_headings() -> None:
    kinds = {clause.kind for clause in split("1. Name\n2. Address\n3. Telephone")}
    assert Kind.HEADING not in {*kinds} or kinds == {Kind.ITEM}


def test_a_deeper_heading_keeps_the_one_above_and_a_sibling_replaces_it() -> None:
    text = "# Privacy\n\n## Cookies\n\nOne is set.\n\n## Rights\n\nYou may object."
    assert [c.headings for c in split(text) if c.kind is Kind.PROSE] == [
        ("privacy", "cookies"),
        ("privacy", "rights"),
    ]


def test_items_keep_the_sentence_that_they_complete() -> None:
    text = "We do not:\n\n* sell your data;\n* rent it.\n\nWe keep it safe."
    lead = {c.plain: c.lead.plain if c.lead else "" for c in split(text)}
    assert lead == {
        "we do not:": "",
        "sell your data;": "we do not:",
        "rent it.": "we do not:",
        "we keep it safe.": "",
    }


def test_nested_items_complete_the_item_above_them() -> None:
    text = "We collect:\n\n*   from you:\n    *   a name\n*   from others"
    leads = [c.lead.plain if c.lead else "" for c in split(text)]
    assert leads == ["", "we collect:", "from you:", "we collect:"]


def test_a_bold_lead_in_is_the_heading_of_its_paragraph() -> None:
    text = "# Policy\n\n**Cookies.** We set one.\n\nIt lasts.\n\n**Rights.** You may object."
    prose = [c.headings[-1] for c in split(text) if c.kind is Kind.PROSE]
    assert prose == ["cookies", "cookies", "rights"]


def test_a_row_has_the_header_of_its_table_as_lead() -> None:
    text = "| Data | Kept for |\n| --- | --- |\n| Account | 3 years |"
    header, row = split(text)
    assert row.kind is Kind.CELL
    assert row.lead == header.sentences[0]


def test_front_matter_is_not_read() -> None:
    assert sentences("---\ntitle: Terms\nredirect: x\n---\n\nWe agree.") == ["We agree."]


def test_a_hard_wrapped_paragraph_is_one_clause() -> None:
    text = "We keep your data for as long as\nyour account is open. Then we\ndelete it."
    assert len(split(text)) == 1


def test_an_index_of_links_is_not_prose() -> None:
    assert split("[Cookies](#c) [Rights](#r)")[0].kind is Kind.LINKS


def test_identity_follows_the_words_and_not_the_marks() -> None:
    plain, marked = (
        split("We keep your data."),
        split("\n\n*  We keep **your** [data](https://x.y)."),
    )
    assert plain[0].identity == marked[0].identity
