"""What a service reads of a school: pseudonyms that join its launches, and nothing else."""

import json
from unittest.mock import Mock

import pytest

from egide.decisions import actions as decisions
from egide.decisions import queries
from egide.gateway.doors_out.oneroster.pace import Pace, readers
from egide.gateway.errors import NoJournal
from egide.gateway.models import OidcClient, OneRosterToken
from egide.gateway.secrets import keys
from egide.journal.errors import JournalClosed
from egide.journal.models import Leaf
from egide.journal.queries import lines_of
from egide.people import queries as people
from egide.people.demo.places import TILLEULS
from egide.people.models import Group, Member, Person
from tests.rooms.gateway import flow
from tests.rooms.gateway.flow import TODAY, code_of, exchange, userinfo
from tests.rooms.gateway.oneroster.asking import Reader, minor, registered
from tests.rooms.gateway.test_rosters import a_large_school

pytestmark = pytest.mark.django_db(transaction=True)
COLLECTIONS = {
    "orgs": "orgs", "schools": "orgs", "academicSessions": "academicSessions",
    "terms": "academicSessions", "courses": "courses", "classes": "classes", "users": "users",
    "students": "users", "teachers": "users", "enrollments": "enrollments",
}  # fmt: skip
# What the format requires of each kind of record.
REQUIRED = {
    "orgs": {"name", "type"},
    "academicSessions": {"title", "type", "startDate", "endDate", "schoolYear"},
    "courses": {"title", "org"}, "classes": {"title", "classType", "course", "school", "terms"},
    "users": {"username", "enabledUser", "givenName", "familyName", "roles"},
    "enrollments": {"user", "class", "school", "role"},
}  # fmt: skip


@pytest.fixture
def told(house):
    """The reader, registered; nobody asked before."""
    readers.__init__()
    return registered()


def test_every_collection_is_there_and_every_record_is_found_again(told):
    reader = Reader()
    for path, many in COLLECTIONS.items():
        records = reader.all(path, many)
        assert records, path
        for one in records[:2]:
            assert {"sourcedId", "status", "dateLastModified"} | REQUIRED[many] <= set(one)
            again = reader.get(f"{path}/{one['sourcedId']}").json()
            (same,) = again.values()
            assert same["sourcedId"] == one["sourcedId"]
    assert reader.all("gradingPeriods", "academicSessions") == []


def test_nothing_that_leaves_is_a_name_of_anybody_or_of_any_class(told):
    reader = Reader()
    seen = json.dumps([reader.all(path, many) for path, many in COLLECTIONS.items()])
    people_known = [(one.family_name, str(one.pk), one.source_id) for one in Member.objects.all()]
    groups_known = [(f'"{one.name}"', str(one.pk), one.source_id) for one in Group.objects.all()]
    known = {text for texts in people_known + groups_known for text in texts if text}
    assert [text for text in known if text in seen] == []
    assert "@" not in seen
    assert TILLEULS not in seen


def test_references_lead_to_records_that_are_there(told):
    reader = Reader()
    have = {path: ids(reader.all(path, many)) for path, many in COLLECTIONS.items()}
    for one in reader.all("enrollments", "enrollments"):
        assert one["user"]["sourcedId"] in have["users"]
        assert one["class"]["sourcedId"] in have["classes"]
        assert one["school"]["sourcedId"] in have["schools"]
        href = one["user"]["href"]
        assert href.endswith(f"/ims/oneroster/rostering/v1p2/users/{one['user']['sourcedId']}")
    for one in reader.all("classes", "classes"):
        assert one["course"]["sourcedId"] in have["courses"]
        assert {term["sourcedId"] for term in one["terms"]} <= have["terms"]


def ids(records):
    """The names of records."""
    return {one["sourcedId"] for one in records}


def launched(service):
    """What the same service learns of Léo in a launch."""
    flow.registered(attributes=["pseudonym", "display_name", "role", "school", "group", "level"])
    OidcClient.objects.filter(client_id=flow.ID).update(service=service)
    return userinfo(exchange(code_of()).json()["access_token"]).json()


def test_a_launch_joins_the_roster_by_person_class_and_school(house):
    from egide.catalogue.queries import service

    told = registered(attributes=["pseudonym", "display_name", "role", "school", "group", "level"])
    shown = launched(service(told["service"]).id)
    reader = Reader()
    me = reader.get(f"users/{shown['sub']}").json()["user"]
    assert f"{me['givenName']} {me['familyName']}" == shown["nickname"]
    assert me["username"] == shown["sub"]
    assert me["primaryOrg"]["sourcedId"] == shown["school"]
    assert me["grades"] == ["07"]  # 5e
    mine = reader.all(f"users/{shown['sub']}/classes", "classes")
    assert [one["sourcedId"] for one in mine] == shown["groups"]
    assert [one["sourcedId"] for one in reader.all("schools", "orgs")] == [shown["school"]]


def test_only_what_the_agreement_lists_is_there(house):
    registered(attributes=["pseudonym", "role", "group"])
    reader = Reader()
    pupil = reader.all("students", "users")[0]
    assert pupil["givenName"] == pupil["sourcedId"]
    assert {"email", "grades"}.isdisjoint(pupil)
    registered(attributes=["pseudonym", "display_name", "role", "group", "given_name", "mail"])
    reader = Reader()
    assert "Léo" in {one["givenName"] for one in reader.all("students", "users")}
    registered(attributes=["pseudonym", "group"])
    assert Reader().all("users", "users") == []  # the format cannot say somebody without a role


def test_an_address_says_who_is_in_a_class_and_which_classes_somebody_has(told):
    reader = Reader()
    (school,) = reader.all("schools", "orgs")
    one = next(one for one in reader.all("classes", "classes"))
    pupils = reader.all(f"classes/{one['sourcedId']}/students", "users")
    teachers = reader.all(f"classes/{one['sourcedId']}/teachers", "users")
    assert pupils
    assert teachers
    within = f"schools/{school['sourcedId']}/classes/{one['sourcedId']}"
    assert ids(reader.all(f"{within}/students", "users")) == ids(pupils)
    enrolled = reader.all(f"{within}/enrollments", "enrollments")
    assert {e["user"]["sourcedId"] for e in enrolled} == {u["sourcedId"] for u in pupils + teachers}
    for path in ("classes", "courses", "enrollments", "students", "teachers", "terms"):
        assert reader.get(f"schools/{school['sourcedId']}/{path}").status_code == 200
    back = reader.all(f"students/{pupils[0]['sourcedId']}/classes", "classes")
    assert one["sourcedId"] in ids(back)


def test_everybody_of_whom_something_leaves_has_a_line_before_it_does(told):
    reader = Reader()
    reader.all("orgs", "orgs")
    reader.all("classes", "classes")
    assert not Leaf.objects.exists()
    page = reader.get("students", limit=3).json()["users"]
    assert Leaf.objects.count() == 3
    reader.get(f"students/{page[0]['sourcedId']}/classes")
    assert Leaf.objects.count() == 3
    everyone = len(reader.all("users", "users"))
    reader.all("enrollments", "enrollments")
    assert Leaf.objects.count() == everyone
    line = lines_of(keys.of_person(flow.NAMED["leo"].member))[0].line
    assert (line.service, line.attributes) == (
        told["service"], ("display_name", "group", "pseudonym", "role"))  # fmt: skip


def test_a_filter_that_somebody_meets_is_a_line_though_no_record_shows(told):
    reader = Reader()
    pupil = reader.all("students", "users")[0]
    before = Leaf.objects.count()
    registered(attributes=["pseudonym", "role"])  # another agreement: nothing was said under it
    reader = Reader()
    answer = reader.get("users", filter=f"username='{pupil['username']}'", offset=1)
    assert answer.json() == {"users": []}
    assert answer.headers["X-Total-Count"] == "1"
    assert Leaf.objects.count() == before + 1


def test_nothing_leaves_when_the_journal_cannot_be_written(told, monkeypatch):
    reader = Reader()
    for broken in (JournalClosed, NoJournal):
        monkeypatch.setattr("egide.gateway.journaling.append", Mock(side_effect=broken))
        assert minor(reader.get("users")) == (503, "server_busy")
        assert reader.get("orgs").status_code == 200  # where nobody is


def test_a_suspension_shuts_the_roster_at_once(told):
    reader = Reader()
    held = next(one for one in queries.agreements_of(people.organisation(TILLEULS).id, on=TODAY)
                if one.signed.digest == told["agreement"])  # fmt: skip
    decisions.suspend(held.id, "Un doute", by=Person.objects.get(key="helene"), on=TODAY)
    answer = reader.get("users")
    assert minor(answer) == (403, "forbidden")
    assert answer.json()["imsx_description"] == "the door is shut: suspended"


def test_a_thousand_pupils_a_page_at_a_time(told, django_assert_max_num_queries):
    a_large_school(people.organisation(TILLEULS).id, 1000)
    reader = Reader()
    seen, path = [], "users"
    query = {"limit": "400"}
    for _ in range(5):
        with django_assert_max_num_queries(25):
            answer = reader.get(path, **query)
        seen += [one["sourcedId"] for one in answer.json()["users"]]
        if 'rel="next"' not in answer.headers["Link"]:
            break
        query["offset"] = str(len(seen))
    assert len(seen) == len(set(seen)) == int(answer.headers["X-Total-Count"]) > 1000
    assert Leaf.objects.count() == len(seen)
    with django_assert_max_num_queries(17):
        reader.get("enrollments", limit=1000)


def test_who_asks_without_end_waits(told, monkeypatch):
    reader = Reader()
    monkeypatch.setattr("egide.gateway.doors_out.oneroster.pages.readers", Pace(most=2))
    assert [reader.get("orgs").status_code for _ in range(3)] == [200, 200, 429]
    assert int(reader.get("orgs").headers["Retry-After"]) <= 60


def test_tokens_that_are_over_leave_nothing_behind(told):
    from egide.gateway.doors_out.oneroster import tokens
    from egide.kit.clock import now

    reader = Reader()
    assert tokens.sweep(at=now()) == 0
    OneRosterToken.objects.update(ends_at=now())
    assert minor(reader.get("orgs")) == (401, "unauthorisedrequest")
    assert tokens.sweep(at=now()) == 1
