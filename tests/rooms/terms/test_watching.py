"""What a site gives is a version, an accident that never counts, or a failure kept as a fact."""

from datetime import date

import pytest
from django.core.management import call_command

from egide.reading.refusals import TooSlow
from egide.terms import actions, intake, jobs, queries
from egide.terms.errors import CaptureFailed
from egide.terms.models import Attempt, ProposedAnswer, TermsDocument
from tests.rooms.terms.makers import SLUG, TEXT, a_file

pytestmark = pytest.mark.django_db
FIRST, LATER = date(2024, 1, 1), date(2025, 1, 1)
LONG = TEXT + "\n\n".join(
    f"We keep your personal data for {n} months after the contract ends." for n in range(40)
)


@pytest.fixture(autouse=True)
def _a_file():
    a_file()


def test_bytes_become_a_version_that_is_read():
    snapshot = intake.receive(SLUG, LONG.encode(), on=FIRST)
    assert queries.text(snapshot.pk).text == LONG
    assert ProposedAnswer.objects.filter(run__snapshot=snapshot).count() == 30


@pytest.mark.parametrize(
    "data, code",
    [(b"", "empty"), (b"Access denied. You have been blocked.", "failed-capture")],
)
def test_a_failed_capture_is_refused_and_kept_as_a_fact(data, code):
    with pytest.raises(CaptureFailed):
        intake.receive(SLUG, data, on=FIRST)
    assert Attempt.objects.get().code == code
    assert queries.versions([SLUG], accidents=True) == []


def test_a_text_that_shrank_is_kept_apart_and_does_not_count():
    intake.receive(SLUG, LONG.encode(), on=FIRST)
    shrunk = intake.receive(SLUG, TEXT.encode(), on=LATER)
    assert shrunk.accident
    assert [one.captured_on for one in queries.versions([SLUG])] == [FIRST]


def test_watching_tells_what_came_of_each_document(monkeypatch, capsys):
    TermsDocument.objects.filter(slug=SLUG).update(address="https://tool.test/terms")
    given = [LONG, LONG, LONG.replace("never", "always")]
    monkeypatch.setattr(intake, "open_document", lambda address, name: opened(given.pop(0)))
    assert list(jobs.watch(FIRST)) == [(SLUG, "new")]
    assert list(jobs.watch(LATER)) == [(SLUG, "same")]
    call_command("watch_terms")
    assert capsys.readouterr().out == f"{SLUG}: new\n"


def test_a_site_that_does_not_answer_is_noted_and_stops_nothing(monkeypatch):
    TermsDocument.objects.filter(slug=SLUG).update(address="https://tool.test/terms")

    def slow(address, name):
        raise TooSlow("tool.test", 10.0)

    monkeypatch.setattr(intake, "open_document", slow)
    assert [outcome for _, outcome in jobs.watch(FIRST)] == ["failed: too-slow"]
    assert Attempt.objects.count() == 1


def opened(text):
    from tests.rooms.terms.makers import a_document

    return a_document(text)


def test_the_file_must_be_open():
    with pytest.raises(actions.NoSuchDocument):
        intake.receive("nothing", b"words", on=FIRST)
