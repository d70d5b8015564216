"""Versions are kept as captured; the one that counts on a day is the last in effect."""

from datetime import date

import pytest
from django.db import IntegrityError

from egide.kit.models import Announced
from egide.terms import actions, queries
from egide.terms.errors import NoSuchDocument
from egide.terms.models import Attempt, ProposedAnswer, Snapshot
from tests.rooms.terms.makers import FIRST, SLUG, TEXT, a_document, a_file, a_version

pytestmark = pytest.mark.django_db
LATER = date(2022, 6, 1)


@pytest.fixture(autouse=True)
def _a_file():
    a_file()


def test_the_text_comes_back_letter_for_letter():
    snapshot = a_version("Tricky \r\n text \u00a0 with e\u0301 and ’\u202f»")
    assert queries.text(snapshot.pk).text == "Tricky \r\n text \u00a0 with e\u0301 and ’\u202f»"


def test_the_same_words_captured_again_make_no_new_version():
    assert a_version(on=FIRST).pk == a_version(on=LATER).pk
    assert Snapshot.objects.count() == 1


@pytest.mark.parametrize(
    "day, counts",
    [(date(2019, 12, 31), []), (FIRST, [FIRST]), (date(2022, 5, 31), [FIRST]), (LATER, [LATER])],
)
def test_a_version_counts_from_its_day(day, counts):
    a_version(on=FIRST)
    a_version("Other words.", on=LATER)
    assert [document.since for document in queries.dossiers(["tool"], on=day)["tool"]] == counts


def test_an_announced_version_counts_from_its_effective_day_only():
    a_version(on=FIRST)
    known = actions.Circumstances(effective_on=date(2023, 1, 1))
    actions.capture(SLUG, a_document("New words."), on=LATER, known=known)
    (before,) = queries.dossiers(["tool"], on=date(2022, 12, 31))["tool"]
    (after,) = queries.dossiers(["tool"], on=date(2023, 1, 1))["tool"]
    assert (before.since, after.since) == (FIRST, date(2023, 1, 1))


def test_an_accident_is_kept_and_never_counts():
    a_version(on=FIRST)
    a_version("Autre langue.", on=LATER, accident="language_switch", answers=())
    (document,) = queries.dossiers(["tool"], on=LATER)["tool"]
    assert document.since == FIRST
    assert len(queries.versions([SLUG], accidents=True)) == 2


def test_without_a_day_every_version_is_told():
    a_version(on=FIRST)
    a_version("Other words.", on=LATER)
    assert len(queries.dossiers(["tool"])["tool"]) == 2


def test_a_version_is_read_once_by_an_edition_of_the_reader_and_again_by_the_next(monkeypatch):
    snapshot = a_version()
    actions.read_snapshot(snapshot)
    assert ProposedAnswer.objects.count() == 1
    monkeypatch.setattr("egide.terms.machine.edition", lambda: "a" * 64)
    actions.read_snapshot(snapshot, ())
    assert queries.answers(snapshot.pk) == {}


def test_what_changes_is_announced_with_the_services_it_touches():
    a_version()
    told = list(Announced.objects.values_list("name", "data__services"))
    assert [(name.rpartition(".")[2], services) for name, services in told] == [
        ("VersionCaptured", ["tool"]),
        ("VersionRead", ["tool"]),
    ]


def test_a_failed_capture_is_a_fact_and_not_a_version():
    actions.note_failure(SLUG, "failed-capture", {"kind": "captcha"}, on=LATER)
    assert Attempt.objects.get().data == {"kind": "captcha"}
    assert not Snapshot.objects.exists()


def test_a_version_without_words_or_digest_cannot_be_kept():
    snapshot = a_version()
    with pytest.raises(IntegrityError):
        Snapshot.objects.filter(pk=snapshot.pk).update(text="")


def test_a_document_that_is_not_there_is_a_refusal():
    with pytest.raises(NoSuchDocument):
        actions.capture("nothing", a_document(), on=FIRST)
    with pytest.raises(NoSuchDocument):
        queries.version(SLUG, date(1999, 1, 1))


def test_the_cost_of_dossiers_does_not_depend_on_how_many(django_assert_max_num_queries):
    for year in range(2020, 2026):
        a_version(TEXT + str(year), on=date(year, 1, 1))
    with django_assert_max_num_queries(7):
        assert len(queries.dossiers(["tool"])["tool"]) == 6
