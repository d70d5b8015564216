"""A bad row is named with file, line, field and reason, and changes no other."""

import pytest

from egide.people.imports.errors import ImportRefused
from egide.people.models import Attachment, Guardianship, Member, Organisation
from tests.rooms.people.imports.making import academy, bring, bundle, kept, org, room, seat, user

pytestmark = pytest.mark.django_db

LONG = "x" * 121


@pytest.fixture(autouse=True)
def _academy():
    academy()


@pytest.mark.parametrize(
    "bad, field, reason",
    [
        (user(""), "sourcedId", "empty"),
        (user("y" * 81), "sourcedId", "too-long"),
        (user("p2", role="wizard"), "role", "unknown-word"),
        (user("p2", role=""), "role", "empty"),
        (user("p2", givenName=LONG), "givenName", "too-long"),
        (user("p2", familyName=LONG), "familyName", "too-long"),
        (user("p2", givenName="", familyName=""), "familyName", "empty"),
        (user("p2", givenName="a\x1b[31m"), "familyName", "control-character"),
        (user("p2", orgSourcedIds=""), "orgSourcedIds", "no-school"),
        (user("p2", orgSourcedIds="nowhere"), "orgSourcedIds", "no-school"),
        (user("p1", givenName="Other"), "sourcedId", "duplicate"),
    ],
)
def test_a_user_that_is_refused(tmp_path, bad, field, reason):
    _, alone = bring(bundle(tmp_path / "a"))
    before = kept()
    _, problems = bring(bundle(tmp_path / "b", users=[user(), bad]))
    assert alone == []
    assert problems == [("users.csv", 3, field, reason)]
    assert kept() == before


@pytest.mark.parametrize(
    "odd, field, reason",
    [
        (user("p2", grades="CM9"), "grades", "unknown-word"),
        (user("p2", role="teacher", email="nobody"), "email", "not-a-mail"),
    ],
)
def test_a_user_that_is_kept_without_what_is_odd(tmp_path, odd, field, reason):
    outcome, problems = bring(bundle(tmp_path, users=[user(), odd]))
    assert problems == [("users.csv", 3, field, reason)]
    assert (outcome.refused, outcome.warned) == (0, 1)
    one = Member.objects.get(source_id="p2")
    assert (one.level, one.mail) == ("", "")


def test_a_birth_that_is_no_day_is_named_where_it_stands(tmp_path):
    births = [{"sourcedId": "p1", "birthDate": "17/03/2014"}]
    _, problems = bring(bundle(tmp_path, demographics=births))
    assert problems == [("demographics.csv", 2, "birthDate", "not-a-day")]
    assert Member.objects.get().birth_month is None


def test_twins_are_one_row_and_nothing_to_tell(tmp_path):
    _, problems = bring(bundle(tmp_path, users=[user(), user()], enrollments=[seat(), seat()]))
    assert problems == []
    assert Member.objects.count() == 1


def test_a_duplicate_that_is_refused_gives_no_link_to_whom_it_imitates(tmp_path):
    orgs = [org(), org("org-2", identifier="0350002M")]
    rows = [user(), user(givenName="Other", orgSourcedIds="org-2", agentSourcedIds="g1"),
            user("p2", agentSourcedIds="g1"), user("g1", role="parent", grades="")]  # fmt: skip
    _, problems = bring(bundle(tmp_path, orgs=orgs, users=rows))
    assert problems == [("users.csv", 3, "sourcedId", "duplicate")]
    schools = Attachment.objects.filter(member__source_id="p1").values_list("school__code")
    assert list(schools) == [("0350001L",)]
    assert Guardianship.objects.get().pupil.source_id == "p2"


def test_links_that_lead_nowhere(tmp_path):
    _, problems = bring(bundle(
        tmp_path,
        users=[user(agentSourcedIds="ghost"), user("t1", role="teacher", email="")],
        classes=[room(), room("c2", schoolSourcedId="nowhere"), room("c3", title="")],
        enrollments=[seat(), seat("ghost"), seat(group="c2"), seat(role="wizard"),
                     seat("t1", role="aide")],
    ))  # fmt: skip
    assert problems == [
        ("users.csv", 2, "agentSourcedIds", "dangling"),
        ("classes.csv", 3, "schoolSourcedId", "dangling"),
        ("classes.csv", 4, "title", "empty"),
        ("enrollments.csv", 3, "userSourcedId", "dangling"),
        ("enrollments.csv", 4, "classSourcedId", "dangling"),
        ("enrollments.csv", 5, "role", "unknown-word"),
    ]


def test_an_agent_who_is_no_guardian_is_named(tmp_path):
    rows = [user(agentSourcedIds="t1"), user("t1", role="teacher", email="")]
    _, problems = bring(bundle(tmp_path, users=rows))
    assert problems == [("users.csv", 2, "agentSourcedIds", "wrong-kind")]


def test_schools_are_warned_about_their_key_and_named_when_they_are_none(tmp_path):
    orgs = [org(), org("org-2", identifier="0350003A"), org("org-3", identifier=""),
            org("org-4", type="department"), org("org-5", type="district")]  # fmt: skip
    _, problems = bring(bundle(tmp_path, orgs=orgs))
    assert problems == [
        ("orgs.csv", 3, "identifier", "uai-key"),
        ("orgs.csv", 4, "identifier", "uai-shape"),
        ("orgs.csv", 5, "type", "not-a-school"),
    ]
    assert Organisation.objects.filter(kind="school").count() == 3


def test_a_school_that_nobody_knows_is_named_when_its_kind_is_not_said(tmp_path):
    from egide.people.imports.engine.importing import Order, bring_in
    from egide.people.imports.oneroster import delivery
    from tests.rooms.people.imports.making import DAY

    found = []
    with delivery(bundle(tmp_path)) as one, pytest.raises(ImportRefused) as refusal:
        bring_in(one, Order(on=DAY), see=found.extend)
    assert refusal.value.code == "nobody"
    first = next(iter(found))
    assert (first.file, first.line, first.reason.value) == ("orgs.csv", 2, "school-unknown")


def test_lines_are_those_of_the_file_when_fields_hold_line_ends(tmp_path):
    rows = [user("p1", middleName="two\r\nlines"), user("p2"), user("p3", role="wizard")]
    _, problems = bring(bundle(tmp_path, users=rows))
    assert problems == [("users.csv", 5, "role", "unknown-word")]


def test_rows_of_the_wrong_width_are_named_and_shift_nothing(tmp_path):
    path = bundle(tmp_path, users=[user(), user("p2"), user("p3"), user("p4", role="wizard")])
    lines = (path / "users.csv").read_bytes().split(b"\r\n")
    lines[2] = b"p2,too,short"
    lines.insert(4, b"")
    (path / "users.csv").write_bytes(b"\r\n".join(lines))
    _, problems = bring(path)
    assert sorted(problems) == [
        ("users.csv", 3, "", "wrong-width"), ("users.csv", 6, "role", "unknown-word"),
    ]  # fmt: skip
    assert sorted(Member.objects.values_list("source_id", flat=True)) == ["p1", "p3"]


def test_columns_and_spelling_that_nobody_knows_are_counted(tmp_path):
    path = bundle(tmp_path)
    text = (path / "users.csv").read_text(encoding="utf-8")
    (path / "users.csv").write_text(text.replace("middleName", "preferedName"), encoding="utf-8")
    outcome, _ = bring(path)
    assert outcome.unknown == {"users.preferedName": 1}


def test_empty_columns_at_the_end_are_no_columns(tmp_path):
    path = bundle(tmp_path)
    header, row, rest = (path / "users.csv").read_text(encoding="utf-8").split("\n", 2)
    padded = f"{header.strip()},,\r\n{row.strip()}\r\n{rest}"
    (path / "users.csv").write_text(padded, encoding="utf-8", newline="")
    _, problems = bring(path)
    assert problems == []
    assert Member.objects.count() == 1
