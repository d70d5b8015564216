"""Every form a document comes in: what is kept, what is dropped, what is refused."""

import io
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from egide.reading.formats import docx, html, mending, pdf
from egide.reading.formats.forms import Form, form_of
from egide.reading.formats.text import decode
from egide.reading.refusals import (
    Binary,
    Bomb,
    Broken,
    Encrypted,
    Refusal,
    Scanned,
    TooDeep,
    Unsupported,
)
from tests.reading.making import TERMS, a_docx, a_pdf, an_encrypted_pdf, paragraph

LONG = TERMS * 3


def text_of(body: str) -> str:
    return html.read(f"<html><body>{body}</body></html>").text


def test_headings_lists_tables_and_emphasis_are_kept() -> None:
    text = text_of(
        "<h2>Cookies</h2><p>We set <b>one</b>.</p><ul><li>a<ul><li>b</li></ul></li></ul>"
        "<table><tr><th>Data</th><th>Kept</th></tr><tr><td>Name</td><td>3 years</td></tr></table>"
    )
    assert text == (
        "## Cookies\n\nWe set **one**.\n\n* a\n    * b\n\n"
        "| Data | Kept |\n| --- | --- |\n| Name | 3 years |"
    )


def test_links_out_keep_their_address_and_links_inside_are_words() -> None:
    text = text_of(f'<p>{LONG}</p><p>See <a href="https://x.org/list">the list</a>, '
                   '<a href="#s">below</a>.</p>')  # fmt: skip
    assert text.endswith("See [the list](https://x.org/list), below.")


def test_numbered_items_are_numbered() -> None:
    assert text_of("<ol><li>One thing</li><li>Another</li></ol>") == "1. One thing\n2. Another"


def test_line_breaks_part_lines_and_entities_are_characters() -> None:
    assert text_of("<p>a &amp; b<br>c&nbsp;d &lt;e&gt;</p>") == "a & b  \nc\u00a0d <e>"


@pytest.mark.parametrize(
    "chrome",
    [
        "<nav><a href='/a'>Products</a></nav>",
        "<script>var Products = 1</script>",
        "<style>.Products{}</style>",
        "<div id='onetrust-consent-sdk'><p>Products cookies</p></div>",
        "<div class='cookie-banner'>Products</div>",
        "<div role='dialog'>Products</div>",
        "<footer>Products</footer>",
        "<aside>Products</aside>",
        "<div class='css-1'><ul>" + "<li><a href='/x'>Products here</a></li>" * 6 + "</ul></div>",
        "<button>Products</button><select><option>Products</option></select>",
        "<noscript>Products</noscript><svg><text>Products</text></svg>",
        "<!-- Products -->",
    ],
)
def test_what_surrounds_the_text_is_dropped(chrome: str) -> None:
    before = text_of(f"{chrome}<div><h1>Terms</h1><p>{LONG}</p></div>")
    after = text_of(f"<div><h1>Terms</h1><p>{LONG}</p></div>{chrome}")
    assert "Products" not in before + after
    assert LONG.strip() in before
    assert LONG.strip() in after


def test_a_cookie_policy_is_not_taken_for_a_cookie_banner() -> None:
    assert "We collect" in text_of(f"<div class='cookie-policy'><p>{LONG}</p></div>")


def test_a_folded_section_is_read() -> None:
    assert "erased" in text_of(f"<p>{LONG}</p><div style='display:none'>Data are erased.</div>")


def test_a_list_of_subprocessors_by_their_links_is_not_a_menu() -> None:
    items = "".join(f"<li><a href='https://s{n}.example'>Host {n}</a></li>" for n in range(8))
    text = text_of(f"<p>{LONG}</p><h2>Sub-processors</h2><ul>{items}</ul><p>{LONG}</p>")
    assert "Host 7" in text


def test_a_page_laid_out_in_a_table_is_not_a_row() -> None:
    text = text_of(f"<table><tr><td><h2>Cookies</h2><p>{LONG}</p></td></tr></table>")
    assert text.startswith("## Cookies\n\n")
    assert "|" not in text


def test_a_page_nested_beyond_reason_is_refused_at_once() -> None:
    with pytest.raises(TooDeep):
        html.read("<div>" * 100_000 + "x")


def test_a_page_of_script_is_known_as_bare() -> None:
    assert html.read("<body><div id=root></div><script>1</script></body>").bare


@given(st.text(alphabet=st.sampled_from("<>/pdivbrtabletrhli aé&;\"'=!-"), max_size=300))
def test_no_markup_makes_html_crash(source: str) -> None:
    assert isinstance(html.read(source).text, str)


def test_a_pdf_gives_headings_by_size_and_whole_paragraphs() -> None:
    text, _ = pdf.read(
        a_pdf(
            [
                ("Privacy policy", 24, 780),
                ("We keep your data for as long as the", 11, 740),
                ("account is open, then it is era-", 11, 726),
                ("sed for good.", 11, 712),
                ("Another paragraph begins here.", 11, 670),
            ]
        )
    )
    assert text == (
        "# Privacy policy\n\nWe keep your data for as long as the account is open, then it is "
        "erased for good.\n\nAnother paragraph begins here."
    )


@pytest.mark.parametrize(
    "lines, whole",
    [
        (["the account is era-", "sed"], "the account is erased"),
        (["a vis-", "à vis, vis", "à"], "a vis-à vis, vis à"),
        (["erased: it is era-", "sed"], "erased: it is erased"),
        (["from 2016-", "to 2020"], "from 2016-to 2020"),
        (["a line", "Another"], "a line Another"),
        (["pro\u00adtection"], "protection"),
    ],
)
def test_words_cut_at_the_end_of_a_line_are_mended(lines: list[str], whole: str) -> None:
    assert mending.paragraph(lines, mending.vocabulary(lines)) == whole


def test_running_heads_and_page_numbers_are_dropped() -> None:
    pages = [
        [("Acme terms", 9, 820), (f"Clause {n} {'tells of it. ' * n}", 11, 700),
         (f"Page {n} / 4", 9, 30)]
        for n in range(1, 5)
    ]  # fmt: skip
    text, _ = pdf.read(a_pdf(*pages))
    assert "Acme" not in text
    assert "Page" not in text
    assert "Clause 4 tells" in text


def test_a_pdf_without_words_is_said_to_be_scanned() -> None:
    with pytest.raises(Scanned) as refusal:
        pdf.read(a_pdf([], []))
    assert refusal.value.data == {"pages": 2}


@pytest.mark.parametrize(
    "data, refusal",
    [
        (b"%PDF-1.7\n garbage", Broken),
        (a_pdf([("Words of a page that is cut", 11, 700)])[:200], Broken),
        (an_encrypted_pdf(), Encrypted),
    ],
)
def test_a_pdf_that_does_not_open_says_why(data: bytes, refusal: type[Refusal]) -> None:
    with pytest.raises(refusal):
        pdf.read(data)


def test_a_docx_is_read_with_its_structure() -> None:
    table = (
        "<w:tbl><w:tr><w:tc>" + paragraph("Data") + "</w:tc><w:tc>" + paragraph("3 years")
        + "</w:tc></w:tr></w:tbl>"
    )  # fmt: skip
    text, _ = docx.read(a_docx(paragraph("Cookies", "Heading1") + paragraph(LONG) + table))
    assert text.startswith("# Cookies\n\nWe collect")
    assert text.endswith("| Data | 3 years |\n| --- | --- |")


def test_a_zip_bomb_is_refused_before_it_is_inflated() -> None:
    with pytest.raises(Bomb):
        docx.read(a_docx(paragraph("x"), **{"word/media/a.bin": b"\0" * 60_000_000}))


def test_many_entries_are_a_bomb_too() -> None:
    with pytest.raises(Bomb):
        docx.read(a_docx(paragraph("x"), **{f"e{n}": b"" for n in range(3_100)}))


def test_entities_are_never_expanded() -> None:
    head = '<!DOCTYPE d [<!ENTITY a "aaaa"><!ENTITY b SYSTEM "file:///etc/passwd">]>'
    with pytest.raises(Bomb):
        docx.read(a_docx(paragraph("&b;"), head=head))


def test_a_docx_nested_beyond_reason_is_refused() -> None:
    with pytest.raises(Bomb):
        docx.read(a_docx("<w:sdt>" * 400 + "</w:sdt>" * 400))


def test_a_zip_without_a_document_is_not_a_docx() -> None:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        archive.writestr("a.txt", "a")
    with pytest.raises(Unsupported):
        docx.read(target.getvalue())


@pytest.mark.parametrize("cut", [30, 200, 400])
def test_a_cut_docx_is_broken(cut: int) -> None:
    with pytest.raises(Broken):
        docx.read(a_docx(paragraph(LONG))[:cut])


@pytest.mark.parametrize(
    "data",
    [
        "Données protégées".encode(),
        "Données protégées".encode("cp1252"),
        "Données protégées".encode("utf-16"),
        "Données protégées".encode("utf-16-le"),
        "Données protégées".encode("utf-16-be"),
        "Données protégées".encode("utf-32"),
    ],
)
def test_characters_are_found_whatever_their_bytes(data: bytes) -> None:
    assert decode(data) == "Données protégées"


def test_a_declared_charset_is_believed_when_it_holds() -> None:
    assert decode("protégé".encode("mac-roman"), "macintosh") == "protégé"
    assert decode("protégé".encode(), "no-such-charset") == "protégé"


def test_line_ends_are_made_one() -> None:
    assert decode(b"a\r\nb\rc\n") == "a\nb\nc\n"


def test_a_binary_is_not_a_text() -> None:
    with pytest.raises(Binary):
        decode(bytes(range(256)) * 8)


@pytest.mark.parametrize(
    "data, declared, name, form",
    [
        (b"<!doctype html><p>x", "", "x.txt", Form.HTML),
        (b"\xef\xbb\xbf\n<!-- c --><html>", "", "", Form.HTML),
        (b"<div>x</div>", "text/html; charset=utf-8", "", Form.HTML),
        (b"# Terms", "text/html", "", Form.PLAIN),
        (b"# Terms", "", "terms.md", Form.MARKDOWN),
        (b"junk %PDF-1.4", "text/plain", "x.txt", Form.PDF),
        (b"PK\x03\x04", "", "x", Form.DOCX),
        (b"Terms", "", "", Form.PLAIN),
    ],
)
def test_a_file_is_what_it_holds(data: bytes, declared: str, name: str, form: Form) -> None:
    assert form_of(data, declared, name) is form


@pytest.mark.parametrize(
    "data, name, refusal",
    [
        (b"\x89PNG\r\n", "", Binary),
        (b"\x7fELF", "", Binary),
        (b"\xd0\xcf\x11\xe0", "x.doc", Unsupported),
        (b"{\\rtf1", "", Unsupported),
        (b"PK\x03\x04", "x.odt", Unsupported),
    ],
)
def test_other_forms_are_named(data: bytes, name: str, refusal: type[Refusal]) -> None:
    with pytest.raises(refusal):
        form_of(data, "", name)
