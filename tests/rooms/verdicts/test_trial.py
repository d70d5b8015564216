"""Try your terms: read, judged, judged again with the wordings, and nothing kept."""

import logging

import pytest
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection

from egide.verdicts.trial import asked, throttle

pytestmark = pytest.mark.django_db
CANARY = "zorglubique"
TERMS = f"""# Terms of service of {CANARY}

We are the data controller of your personal data. We sell your personal data to third parties.

We show personalised advertising based on your profile.

This agreement is governed by the laws of the State of California. Any dispute shall be brought
before the courts of San Francisco, California.
"""


def attempt(client, **given):
    return client.post("/essayer/", {"ai": "none", "classe": "4e"} | given)


def test_a_refusal_shows_its_sentence_and_a_wording_that_would_do(client):
    page = attempt(client, texte=TERMS)
    text = page.content.decode()
    assert page.status_code == 200
    assert page.context["shown"].refused
    assert "<mark>We sell your personal data to third parties.</mark>" in text
    assert page.context["count"] > 2
    assert page.context["clauses"][-1].wording in page.content.decode().replace("&#x27;", "'")


def test_with_the_wordings_signed_the_text_is_really_judged_again(client):
    page = attempt(client, texte=TERMS)
    assert page.context["still"] < page.context["stopping"]
    assert {card.id for card in page.context["left"]} < {
        card.id for card in (*page.context["shown"].deciding, *page.context["shown"].missing)
    }


def test_the_case_changes_the_answer_and_a_second_try_keeps_it(client):
    page = attempt(client, texte=TERMS, classe="cm2", sensors="true", controller="dasen")
    assert page.context["asked"].level == "cm2"
    assert '<option value="true" selected' in page.content.decode()
    assert '<option value="cm2" selected' in page.content.decode()


def test_nothing_of_the_text_is_kept_in_the_database_in_a_session_or_in_a_log(client, caplog):
    with caplog.at_level(logging.DEBUG):
        attempt(client, texte=TERMS)
        upload = SimpleUploadedFile(f"{CANARY}.txt", TERMS.encode())
        attempt(client, fichier=upload)
    assert kept(CANARY) == []
    assert CANARY not in caplog.text
    assert "sessionid" not in client.cookies


def kept(word):
    """The tables that hold a word anywhere."""
    found = []
    for table in connection.introspection.table_names():
        with connection.cursor() as cursor:
            asked = f'SELECT count(*) FROM "{table}" t WHERE t::text ILIKE %s'  # noqa: S608
            cursor.execute(asked, [f"%{word}%"])
            if cursor.fetchone()[0]:
                found.append(table)
    return found


def test_the_search_for_what_is_kept_does_find_what_is(db):
    from egide.people import demo

    demo.load()
    assert kept("Delorme") == ["people_member", "people_person"]


def test_the_answer_is_not_kept_by_the_browser_either(client):
    assert "no-store" in attempt(client, texte=TERMS).headers["Cache-Control"]


@pytest.mark.parametrize(
    "given, field, said",
    [
        ({}, "texte", "vide"),
        ({"texte": "   \n "}, "texte", "vide"),
        ({"fichier": SimpleUploadedFile("a.pdf", b"%PDF-1.4 broken")}, "fichier", "abîmé"),
        ({"fichier": SimpleUploadedFile("a.exe", b"MZ\x00\x01" * 400)}, "fichier", "texte"),
        ({"fichier": SimpleUploadedFile("a.txt", b"x" * 20_000_001)}, "fichier", "20"),
        ({"adresse": "http://127.0.0.1:1/"}, "adresse", ""),
        ({"adresse": "ftp://example.org/a"}, "adresse", ""),
        ({"adresse": "pas une adresse"}, "adresse", ""),
    ],
)
def test_what_cannot_be_read_is_said_beside_its_field(client, given, field, said):
    page = attempt(client, **given)
    assert page.status_code == 422
    assert page.context["wrong"]["field"] == field
    assert said in page.context["wrong"]["message"]
    assert 'aria-invalid="true"' in page.content.decode()


def test_what_was_typed_is_still_there_after_a_refusal(client):
    page = attempt(client, adresse="ftp://example.org/a", classe="cm2")
    assert "ftp://example.org/a" in page.content.decode()


def test_a_caller_has_only_so_many_addresses_fetched(client, monkeypatch):
    cache.clear()
    monkeypatch.setattr(throttle, "MOST", 2)
    pages = [attempt(client, adresse="http://127.0.0.1:1/") for _ in range(3)]
    assert "collez le texte" not in pages[1].context["wrong"]["message"]
    assert "collez le texte" in pages[2].context["wrong"]["message"]
    cache.clear()


def test_callers_behind_one_proxy_do_not_share_an_allowance(client, monkeypatch, settings):
    cache.clear()
    settings.PROXIES = 1
    monkeypatch.setattr(throttle, "MOST", 1)

    def told(caller):
        form = {"ai": "none", "classe": "4e", "adresse": "http://127.0.0.1:1/"}
        page = client.post("/essayer/", form, headers={"X-Forwarded-For": caller})
        return page.context["wrong"]["message"]

    assert "collez le texte" not in told("198.51.100.1")
    assert "collez le texte" not in told("198.51.100.2")
    assert "collez le texte" in told("198.51.100.1")
    cache.clear()


def test_an_address_is_never_fetched_for_a_mere_visit(client, monkeypatch):
    monkeypatch.setattr(asked, "open_document", lambda *_, **__: pytest.fail("fetched"))
    page = client.get("/essayer/", {"adresse": "https://example.org/terms"})
    assert b"https://example.org/terms" in page.content


def test_hostile_words_stay_words(client):
    page = attempt(client, texte=TERMS + "<script>alert(1)</script> </textarea><img src=x>")
    assert "<script>alert" not in page.content.decode()
    assert "<img src=x" not in page.content.decode()


def test_the_page_speaks_english(client):
    client.cookies["language"] = "en"
    text = attempt(client, texte=TERMS).content.decode()
    assert "A wording that would do" in text
    assert "Une rédaction" not in text
