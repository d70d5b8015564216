"""The archives: letter for letter, nothing live, quotes where they stand, what changed."""

import re
from datetime import date

import pytest
from django.utils.html import strip_tags

from egide.catalogue import demo as catalogue
from egide.terms import demo as texts
from tests.rooms.terms.makers import SENTENCE, SLUG, TEXT, a_file, a_version

pytestmark = pytest.mark.django_db
PAGE = f"/archives/{SLUG}/2020-01-01/"


@pytest.fixture(autouse=True)
def _a_file():
    a_file()


def article(page):
    return re.search(r"<article.*?</article>", page.content.decode(), re.DOTALL)[0]


def test_the_quoted_sentence_is_marked_where_it_stands_and_can_be_gone_to(client):
    a_version()
    at = TEXT.index(SENTENCE)
    page = client.get(f"{PAGE}?citation={at}-{at + len(SENTENCE)}")
    assert f'<mark class="here" id="citation">{SENTENCE}</mark>' in article(page)
    assert "Passage 1 sur 1" in page.content.decode()


def test_without_a_question_the_passages_are_underlined_with_their_question_in_the_margin(client):
    a_version()
    page = article(client.get(PAGE))
    assert f'<mark class="faint" id="passage-1">{SENTENCE}</mark>' in page
    assert "Publicité" in page


HOSTILE = """# <script>alert(1)</script>

![pixel](https://elsewhere.test/p.png) and [a link](https://elsewhere.test/x) and
<img src=x onerror=alert(1)> and [js](javascript:alert(2)).

| a | b |
|---|---|
| 1 | 2 |
"""


def test_nothing_of_the_archived_page_is_live(client):
    a_version(HOSTILE, answers=())
    page = article(client.get(PAGE))
    assert "elsewhere.test" not in page
    assert "<script" not in page
    assert "<img" not in page
    assert "javascript:" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page
    assert "a link" in page


@pytest.mark.parametrize(
    "asked", ["", "x", "-", "9-3", "0-99999999", "5-6-7", "-1-4", "999999999-9999999999"]
)
def test_a_passage_that_makes_no_sense_breaks_nothing(client, asked):
    a_version()
    assert client.get(PAGE, {"citation": asked}).status_code == 200


@pytest.mark.parametrize(
    "address", ["/archives/none/2020-01-01/", f"/archives/{SLUG}/2019-01-01/",
                f"/archives/{SLUG}/not-a-day/", f"/archives/{SLUG}/2020-01-01..2021-01-01/",
                f"/archives/{SLUG}/2020-99-99..2021-01-01/"],
)  # fmt: skip
def test_what_is_not_archived_is_said(client, address):
    a_version()
    assert client.get(address).status_code == 404


def test_every_word_of_a_long_real_text_is_on_the_page(client):
    catalogue.load(["google"])
    texts.load(["google"])
    page = client.get("/archives/google__privacy-policy/2025-12-12/")
    shown = strip_tags(article(page))
    original = (texts.TEXTS / "google__privacy-policy" / "2025-12-12.md").read_text()
    for word in ("publicité", "mineur", "sous-traitants", "supprimer"):
        assert shown.count(word) >= 0.9 * original.count(word)
    assert len(shown) > 0.6 * len(original)


def test_the_source_and_its_licence_stand_beside_the_text(client):
    catalogue.load(["listudy"])
    texts.load(["listudy"])
    day = max(one.captured_on for one in texts_of("listudy__privacy-policy"))
    page = client.get(f"/archives/listudy__privacy-policy/{day}/").content.decode()
    assert "Open Terms Archive contributors" in page
    assert "ODC-BY" in page
    assert "sha256" in page


def texts_of(document):
    from egide.terms import queries

    return queries.versions([document])


def test_what_changed_is_told_with_the_answers_that_moved(client):
    a_version()
    a_version(TEXT.replace("never show", "always show"), on=date(2021, 1, 1))
    page = client.get(f"/archives/{SLUG}/2020-01-01..2021-01-01/").content.decode()
    assert "<del>never</del> <ins>always</ins>" in page
    assert "1 a bougé" in page
    assert "Publicité" in page


def test_a_page_costs_a_handful_of_queries(client, django_assert_max_num_queries):
    a_version()
    with django_assert_max_num_queries(10):
        client.get(PAGE)


def test_the_list_of_versions_works_without_script(client):
    a_version()
    answer = client.get(PAGE, {"version": "2020-01-01"})
    assert answer.status_code == 302
    assert answer.headers["Location"] == PAGE


def test_the_page_speaks_english(client):
    a_version()
    client.cookies["language"] = "en"
    assert "Not a word was changed." in client.get(PAGE).content.decode()
