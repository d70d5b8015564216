"""From bytes, a file or an address to a document, or one line that says why not."""

from contextlib import suppress
from hashlib import sha256
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from egide.reading import opening, refusals
from egide.reading.capture import failure, relevant
from egide.reading.fetch import Fetched
from egide.reading.language import language_of
from egide.reading.opening import LIMIT, document_of, open_document
from egide.reading.refusals import (
    Empty,
    FailedCapture,
    Missing,
    Refusal,
    Scanned,
    TooLarge,
)
from tests.reading.making import TERMS, a_docx, a_pdf, paragraph

FRENCH = (
    "Nous collectons vos données personnelles pour le service, et nous ne les vendons pas. "
    "Vous avez des droits sur les données que nous conservons dans le cadre de ces conditions. "
)


def test_a_document_says_what_it_was_made_from() -> None:
    data = ("# Privacy policy\n\n" + TERMS).encode()
    document = document_of(data, name="acme", media_type="text/markdown")
    assert document.sha256 == sha256(data).hexdigest()
    assert document.text.encode() == data
    assert (document.language, document.title) == ("en", "Privacy policy")
    assert document.media_type == "text/markdown"
    assert document.relevant


@pytest.mark.parametrize(
    "data, media_type, expected",
    [
        (f"<html><title>Terms</title><p>{TERMS * 2}</p>".encode(), "", "text/html"),
        (a_pdf([(TERMS[:80], 11, 700)]), "", "application/pdf"),
        (a_docx(paragraph(TERMS)), "text/plain", opening.Form.DOCX.value),
        (TERMS.encode("utf-16"), "", "text/plain"),
    ],
)
def test_every_form_opens(data: bytes, media_type: str, expected: str) -> None:
    document = document_of(data, name="x", media_type=media_type)
    assert document.media_type == expected
    assert "personal data" in document.text


def test_a_file_is_named_after_its_stem(tmp_path: Path) -> None:
    path = tmp_path / "acme__terms.md"
    path.write_text("---\ntitle: Conditions\n---\n" + FRENCH, encoding="utf-8")
    document = open_document(path)
    assert (document.name, document.title, document.language) == ("acme__terms", "Conditions", "fr")


def test_a_missing_file_and_a_folder_are_said(tmp_path: Path) -> None:
    for path in (tmp_path / "none.md", tmp_path):
        with pytest.raises(Missing):
            open_document(path)


def test_a_huge_file_is_refused_from_its_size(tmp_path: Path) -> None:
    path = tmp_path / "huge.html"
    with path.open("wb") as file:
        file.truncate(200_000_000)  # sparse: reading it would take the memory that it claims
    with pytest.raises(TooLarge):
        open_document(path)


def test_huge_bytes_are_refused_too() -> None:
    with pytest.raises(TooLarge):
        document_of(b"x" * (LIMIT + 1), name="x")


def test_an_address_is_fetched(monkeypatch: pytest.MonkeyPatch) -> None:
    page = Fetched("https://acme.example/terms", TERMS.encode(), "text/plain")
    monkeypatch.setattr("egide.reading.fetch.fetch", lambda _: page)
    assert open_document("https://acme.example/").name == "https://acme.example/terms"


@pytest.mark.parametrize(
    "data", [b"", b" \n\t ", b"***\n---\n123", b"\xef\xbb\xbf", b"<html><body></body></html>"]
)
def test_what_has_no_word_is_empty(data: bytes) -> None:
    with pytest.raises(Empty):
        document_of(data, name="x")


def test_a_scanned_pdf_is_said_to_be_one() -> None:
    with pytest.raises(Scanned):
        document_of(a_pdf([]), name="x")


FAILURES = {
    "captcha": "Just a moment... Verify you are human by completing the action below.",
    "denied": "<h1>Access Denied</h1> You don't have permission to access this server.",
    "not-found": "Erreur\n------\n\nPage introuvable",
    "error": "502 Bad Gateway",
    "script": "You need to enable JavaScript to run this app.",
    "wall": "Avant de continuer vers Acme. Tout accepter. Tout refuser.",
    "login": "Please log in to see this page. Forgot your password?",
}


@pytest.mark.parametrize("kind", FAILURES)
def test_a_failed_capture_is_not_read_as_terms(kind: str) -> None:
    for page in (FAILURES[kind], f"<html><body><p>{FAILURES[kind]}</p></body></html>"):
        with pytest.raises(FailedCapture) as refusal:
            document_of(page.encode(), name="x")
        assert refusal.value.data["kind"] == kind


def test_a_page_that_only_a_script_fills_is_a_failed_capture() -> None:
    page = b"<html><body><div id=app>Loading</div><script src=/a.js></script></body></html>"
    with pytest.raises(FailedCapture) as refusal:
        document_of(page, name="x")
    assert refusal.value.data["kind"] == "script"


def test_terms_that_speak_of_errors_and_captchas_are_read() -> None:
    quoted = TERMS * 20 + "You must solve a captcha. Access denied errors and 404 pages are logged."
    assert failure(quoted) is None
    short = TERMS + "We collect cookies with a captcha, under this agreement."
    assert failure(short) is None


def test_another_language_is_not_a_failure() -> None:
    german = (
        "Wir verarbeiten Ihre personenbezogenen Daten und geben sie nicht an Dritte weiter. " * 5
    )
    assert document_of(german.encode(), name="x").language == "de"


def test_what_is_not_terms_is_read_and_said() -> None:
    recipe = "Beat the eggs with the sugar, fold in the flour and bake it for an hour. " * 5
    assert not document_of(recipe.encode(), name="x").relevant
    assert relevant(TERMS)


@pytest.mark.parametrize("text, language", [(TERMS, "en"), (FRENCH, "fr"), ("12 345", "und")])
def test_the_language_is_that_of_the_small_words(text: str, language: str) -> None:
    assert language_of(text) == language


def test_a_clear_language_does_not_load_the_trained_model(monkeypatch: pytest.MonkeyPatch) -> None:
    def loaded(_: str) -> str:
        raise AssertionError

    monkeypatch.setattr("egide.reading.language.trained", loaded)
    assert language_of(FRENCH * 3) == "fr"
    assert language_of(TERMS * 3) == "en"


# The first text without a clear language loads the trained model: no deadline.
@settings(deadline=None)
@given(st.binary(max_size=400))
def test_no_bytes_crash_the_door(data: bytes) -> None:
    with suppress(Refusal):
        assert document_of(data, name="x").text


@settings(deadline=None)
@given(
    st.sampled_from([b"%PDF-1.7\n", b"PK\x03\x04", b"<html>", b"\xff\xfe"]), st.binary(max_size=300)
)
def test_no_bytes_behind_a_known_start_crash_it_either(start: bytes, data: bytes) -> None:
    with suppress(Refusal):
        assert document_of(start + data, name="x").text


SAMPLES: dict[str, tuple[object, ...]] = {
    "Scanned": (3,), "Broken": ("PDF",), "FailedCapture": ("captcha", "un test", "a test"),
    "Binary": ("PNG",), "Unsupported": ("DOC",), "TooLarge": (LIMIT,), "TooDeep": (1000,),
    "Missing": ("x.md",), "BadAddress": ("ftp://x", "ni http", "not http"),
    "PrivateNetwork": ("x",),
    "Unreachable": ("x",), "TooSlow": ("x", 10.0), "TooManyRedirects": ("x", 5),
    "BadStatus": ("x", 404),
}  # fmt: skip


@pytest.mark.parametrize("kind", Refusal.__subclasses__(), ids=lambda kind: kind.__name__)
def test_every_refusal_is_one_line_in_both_languages(kind: type[Refusal]) -> None:
    refusal = kind(*SAMPLES.get(kind.__name__, ()))
    french, english = refusal.message("fr"), refusal.message("en")
    assert french != english
    assert all(
        "\n" not in said and len(said) < 160 and "{" not in said for said in (french, english)
    )
    assert str(refusal) == english
    assert kind.exit_code == 2


def test_every_refusal_has_a_code_of_its_own() -> None:
    kinds = [kind for kind in Refusal.__subclasses__() if kind.__module__ == refusals.__name__]
    assert len(kinds) > 10
    assert len({kind.code for kind in kinds}) == len(kinds)
