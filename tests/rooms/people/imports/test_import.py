"""An import writes what differs and nothing else, whole or not at all."""

import hashlib
from datetime import date
from uuid import UUID

import pytest
from django.db import connection

from egide.people.imports.errors import ImportRefused
from egide.people.models import Attachment, Group, Guardianship, ImportRun, Member, Placement
from tests.rooms.people.imports.making import (
    DAY,
    academy,
    bring,
    bundle,
    kept,
    org,
    room,
    seat,
    user,
    zipped,
)  # fmt: skip

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _academy():
    academy()


def pupils(many, **given):
    return [user(f"p{rank}", **given) for rank in range(many)]


def test_a_pupil_is_kept_with_what_the_rules_need_and_nothing_more(tmp_path):
    bring(bundle(tmp_path, demographics=[{"sourcedId": "p1", "birthDate": "2014-03-17"}]))
    one = Member.objects.get()
    assert (one.kind, one.given_name, one.family_name, one.level) == (
        "pupil",
        "Ana",
        "Le Goff",
        "6e",
    )
    assert one.birth_month == date(2014, 3, 1)
    assert one.mail == ""
    assert {field.name for field in Member._meta.concrete_fields} == {
        "id", "roster", "source_id", "kind", "given_name", "family_name", "birth_month", "level",
        "mail", "gone_on", "digest",
    }  # fmt: skip


def test_ids_are_derived_so_that_a_replay_gives_the_same(tmp_path):
    bring(bundle(tmp_path))
    derived = UUID(hashlib.md5(b"oneroster:14|member|p1", usedforsecurity=False).hexdigest())
    assert Member.objects.get().pk == derived


def test_the_same_bundle_again_writes_nothing_from_a_folder_or_a_zip(tmp_path):
    rows = pupils(20)
    bring(bundle(tmp_path / "a", users=rows, enrollments=[seat(row["sourcedId"]) for row in rows]))
    first = snapshot()
    outcome, _ = bring(zipped(tmp_path / "a", tmp_path / "a.zip"))
    assert outcome.difference.written == 0
    assert outcome.difference.members.unchanged == 20
    assert snapshot() == first


def test_what_did_not_move_is_not_even_read(tmp_path, monkeypatch):
    from egide.people.imports.engine import known

    bring(bundle(tmp_path))
    monkeypatch.setattr(known, "batches", lambda *table: pytest.fail("read again"))
    outcome, _ = bring(bundle(tmp_path))
    assert outcome.difference.written == 0
    assert [counts.present for counts in outcome.difference.tables.values()] == [1, 1, 1, 1, 0]


def test_without_its_marks_an_import_compares_every_row_and_writes_nothing(tmp_path):
    bring(bundle(tmp_path))
    ImportRun.objects.update(counts={})
    before = snapshot()
    outcome, _ = bring(bundle(tmp_path))
    assert outcome.difference.written == 0
    assert snapshot() == before


def snapshot():
    """The rows with the transaction that wrote them: a row that was rewritten as it was shows."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT ctid::text, id FROM people_member ORDER BY id")
        members = cursor.fetchall()
        cursor.execute("SELECT ctid::text, id FROM people_placement ORDER BY id")
        return members, cursor.fetchall()


def test_a_preview_counts_as_the_import_does_and_writes_nothing(tmp_path):
    path = bundle(tmp_path, users=pupils(3), enrollments=[])
    seen, _ = bring(path, dry_run=True)
    assert not Member.objects.exists()
    assert not ImportRun.objects.exists()
    done, _ = bring(path)
    assert seen.difference == done.difference
    assert (seen.applied, done.applied) == (False, True)


def test_added_changed_removed_unchanged(tmp_path):
    bring(bundle(tmp_path / "a", users=pupils(10), enrollments=[]))
    rows = [user("p0", givenName="Béa"), *pupils(9)[1:], user("new")]
    outcome, _ = bring(bundle(tmp_path / "b", users=rows, enrollments=[]))
    assert outcome.difference.members.to_dict() == {
        "added": 1, "changed": 1, "removed": 1, "unchanged": 8,
    }  # fmt: skip
    assert Member.objects.get(source_id="p9").gone_on == DAY
    assert not Attachment.objects.filter(member__source_id="p9").exists()
    assert Member.objects.get(source_id="p0").given_name == "Béa"


def test_who_comes_back_is_there_again_under_the_same_id(tmp_path):
    first = bundle(tmp_path / "a", users=pupils(10))
    bring(first)
    was = Member.objects.get(source_id="p9").pk
    bring(bundle(tmp_path / "b", users=pupils(9)))
    outcome, _ = bring(first)
    back = Member.objects.get(source_id="p9")
    assert (back.pk, back.gone_on) == (was, None)
    assert outcome.difference.members.added == 1


def test_a_class_named_no_longer_is_gone_and_remembered(tmp_path):
    bring(bundle(tmp_path / "a"))
    bring(bundle(tmp_path / "b", classes=[room("c2")], enrollments=[seat(group="c2")]))
    assert Group.objects.get(source_id="c1").gone_on == DAY
    assert Placement.objects.get().group.source_id == "c2"


def test_an_export_cut_short_does_not_empty_a_school(tmp_path):
    bring(bundle(tmp_path / "a", users=pupils(40), enrollments=[]))
    short = bundle(tmp_path / "b", users=pupils(20), enrollments=[])
    before = kept()
    with pytest.raises(ImportRefused) as refusal:
        bring(short)
    assert refusal.value.code == "would-remove"
    assert kept() == before
    outcome, _ = bring(short, yes_remove=True)
    assert outcome.difference.members.removed == 20


def test_a_school_that_disappears_asks_for_a_word(tmp_path):
    orgs = [org(), org("org-2", identifier="0350002M")]
    last = user("x", orgSourcedIds="org-2")
    bring(bundle(tmp_path / "a", orgs=orgs, users=[*pupils(40), last], enrollments=[]))
    with pytest.raises(ImportRefused, match="1 school"):
        bring(bundle(tmp_path / "b", orgs=orgs, users=pupils(40), enrollments=[]))


def test_guardians_are_tied_one_by_one_and_keep_no_address(tmp_path):
    rows = [
        user("p1", agentSourcedIds="g1,g2"),
        user("g1", role="guardian", givenName="Max", grades="", agentSourcedIds="p1"),
        user("g2", role="relative", givenName="Zoé", grades=""),
        user("g3", role="parent", givenName="Nul", grades=""),
    ]
    outcome, problems = bring(bundle(tmp_path, users=rows))
    assert problems == []
    tied = Guardianship.objects.values_list("guardian__source_id", "pupil__source_id", "legal")
    assert sorted(tied) == [("g1", "p1", True), ("g2", "p1", False)]
    assert set(Member.objects.values_list("mail", flat=True)) == {""}
    # Nobody needs a guardian of nobody.
    assert not Member.objects.filter(source_id="g3").exists()
    assert outcome.unknown == {"guardian-of-nobody": 1}


def test_a_teacher_of_two_schools_keeps_a_mail_and_both(tmp_path):
    rows = [user(), user("t1", role="teacher", orgSourcedIds="org-1, org-2", email="t@example.org")]
    bring(bundle(tmp_path, orgs=[org(), org("org-2", identifier="0350002M")], users=rows))
    teacher = Member.objects.get(source_id="t1")
    assert teacher.mail == "t@example.org"
    assert sorted(teacher.attachments.values_list("school__code", "role")) == [
        ("0350001L", "teacher"), ("0350002M", "teacher"),
    ]  # fmt: skip


def test_version_1_2_says_roles_in_a_file_of_their_own(tmp_path):
    roles = [
        {"sourcedId": "r1", "userSourcedId": "p1", "roleType": "primary", "role": "student",
         "orgSourcedId": "org-1"},
        {"sourcedId": "r2", "userSourcedId": "h1", "roleType": "secondary", "role": "teacher",
         "orgSourcedId": "org-1"},
        {"sourcedId": "r3", "userSourcedId": "h1", "roleType": "primary", "role": "principal",
         "orgSourcedId": "org-1"},
    ]  # fmt: skip
    users = [user(), user("h1", givenName="Head", grades="")]
    _, problems = bring(bundle(tmp_path, "1.2", users=users, roles=roles))
    assert problems == []
    assert Member.objects.get(source_id="h1").kind == "staff"
    roles_held = Attachment.objects.filter(member__source_id="h1").values_list("role", flat=True)
    assert sorted(roles_held) == ["head", "teacher"]


def test_what_is_to_be_deleted_or_closed_is_absent(tmp_path):
    rows = [user(), user("p2", status="tobedeleted"), user("p3", enabledUser="false")]
    _, problems = bring(bundle(tmp_path, users=rows))
    assert problems == []
    assert Member.objects.get().source_id == "p1"


def test_classes_that_the_export_does_not_speak_of_are_left_alone(tmp_path):
    bring(bundle(tmp_path / "a"))
    bring(bundle(tmp_path / "b", users=[user(), user("p2")], classes=[], enrollments=[],
                 manifest=manifest_without_classes()))  # fmt: skip
    assert Group.objects.get().gone_on is None
    assert Placement.objects.count() == 1


def manifest_without_classes():
    from tests.rooms.people.imports.making import manifest

    return manifest(tables=("orgs", "users", "demographics"), **{"file.classes": "absent"})


def test_formulas_stay_text(tmp_path):
    bring(bundle(tmp_path, users=[user(givenName="=1+1", familyName="@SUM(A1)")]))
    one = Member.objects.get()
    assert (one.given_name, one.family_name) == ("=1+1", "@SUM(A1)")


def test_a_run_keeps_the_digests_of_its_files_and_no_name(tmp_path):
    bring(bundle(tmp_path, users=[user(), user("p2", givenName="Célestine", role="unheard")]))
    run = ImportRun.objects.get()
    content = hashlib.sha256((tmp_path / "users.csv").read_bytes()).hexdigest()
    assert content in {file["sha256"] for file in run.files}
    assert run.problems[0] == {
        "file": "users.csv", "line": 3, "field": "role", "reason": "unknown-word", "warned": False,
    }  # fmt: skip
    assert "Célestine" not in f"{run.files}{run.counts}{run.problems}"


def test_references_are_checked_again_by_postgresql_where_the_role_may_not_go_without(
    tmp_path, monkeypatch
):
    from contextlib import nullcontext

    from egide.people.imports.engine import applying

    monkeypatch.setattr(applying, "unchecked", lambda link: nullcontext())
    outcome, _ = bring(bundle(tmp_path))
    connection.check_constraints()
    assert outcome.difference.members.added == 1


def test_after_an_import_references_are_checked_as_before(tmp_path):
    bring(bundle(tmp_path))
    with connection.cursor() as cursor:
        cursor.execute("SHOW session_replication_role")
        assert cursor.fetchone() == ("origin",)
    connection.check_constraints()
