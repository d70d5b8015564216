"""The demonstration's texts: real versions, read once, each quote at its place."""

import pytest

from egide.catalogue import demo as catalogue
from egide.terms import demo, queries
from egide.terms.models import ProposedAnswer, ReadingRun, TermsDocument

pytestmark = pytest.mark.django_db
SOME = ["miro", "discord", "youtube", "google"]


@pytest.fixture
def loaded():
    catalogue.load(SOME)
    demo.load(SOME)


def test_every_version_is_read_once_and_its_quotes_stand_in_it(loaded):
    runs = ReadingRun.objects.count()
    demo.load(SOME)
    assert ReadingRun.objects.count() == runs > 20
    rows = ProposedAnswer.objects.values_list("run__snapshot__text", "quotes")
    quotes = [(text, quote) for text, group in rows for quote in group]
    assert len(quotes) > 200
    assert all(text[q["start"] : q["end"]] == q["text"] for text, q in quotes)


def test_accidents_are_shown_and_never_count(loaded):
    every = queries.versions(["discord__terms-of-service"], accidents=True)
    assert [one.accident for one in every if one.accident] == ["language_switch"]
    (documents, filed) = queries.dossiers(["discord"])["discord"], queries.documents(["discord"])
    assert len(filed) == 2
    assert "language_switch" not in {document.sha256 for document in documents}


def test_a_document_may_speak_for_two_services(loaded):
    assert queries.services_of("google__privacy-policy") == ["youtube", "google"]


def test_every_text_says_where_it_comes_from_and_on_what_terms(loaded):
    rows = TermsDocument.objects.values_list("repository", "licence", "attribution")
    assert all(all(row) for row in rows)
