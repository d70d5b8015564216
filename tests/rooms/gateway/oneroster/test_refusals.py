"""What the roster's door refuses, and that nothing which anybody sends breaks it."""

import string
from urllib.parse import quote

import pytest
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from egide.gateway.doors_out.guessing import MISSES, WINDOW, Wary, secrets
from egide.gateway.doors_out.oneroster import asking, fields, filters
from egide.gateway.doors_out.oneroster.errors import Failed
from egide.gateway.doors_out.oneroster.pace import Pace
from egide.gateway.doors_out.oneroster.paths import COLLECTIONS, INSIDE
from tests.rooms.gateway.flow import basic
from tests.rooms.gateway.oneroster.asking import BASE, ID, SCOPE, SECRET, Reader, minor, registered
from tests.rooms.gateway.oneroster.asking import token as token_of

pytestmark = pytest.mark.django_db(transaction=True)
CORE, WHOLE = f"{SCOPE}roster-core.readonly", f"{SCOPE}roster.readonly"


@pytest.fixture
def told(house):
    """The reader, registered; nobody failed before."""
    secrets.forget()
    return registered()


def test_a_secret_is_proved_by_basic_or_in_the_form_and_by_one_alone(told):
    form = {"client_id": ID, "client_secret": SECRET}
    for answer in (token_of(), token_of(header="", **form)):
        said = answer.json()
        assert (answer.status_code, said["token_type"]) == (200, "Bearer")
        assert answer.headers["Cache-Control"] == "no-store"
        assert said["scope"].split() == [CORE, WHOLE]
    assert token_of(**form).json()["error"] == "invalid_request"
    assert token_of(header=basic(ID, SECRET), client_id="other").json()["error"] == "invalid_client"


UNPROVED = [
    "", "Basic", "Basic %%%", basic(ID, "wrong"), basic("nobody", SECRET), basic("\0", SECRET),
    "Basic /w==", "Bearer x",
]  # fmt: skip


def test_who_proves_nothing_gets_no_token(told):
    for header in UNPROVED:
        answer = token_of(header=header)
        assert (answer.status_code, answer.json()["error"]) == (401, "invalid_client")
        assert answer.headers["WWW-Authenticate"].startswith("Basic")


UNGRANTED = [
    ({"grant_type": "password"}, "unsupported_grant_type"),
    ({"grant_type": None}, "unsupported_grant_type"),
    ({"grant_type": ["client_credentials", "password"]}, "invalid_request"),
    ({"scope": f"{SCOPE}roster-demographics.readonly"}, "invalid_scope"),
    ({"scope": f"{SCOPE}gradebook.readonly"}, "invalid_scope"),
]  # fmt: skip


def test_only_reading_a_roster_is_ever_granted(told):
    for bent, error in UNGRANTED:
        assert token_of(**bent).json()["error"] == error


def test_a_scope_that_is_never_granted_falls_and_the_rest_holds(told):
    asked = f"{SCOPE}roster-demographics.readonly {SCOPE}gradebook.createput {CORE}"
    assert token_of(scope=asked).json()["scope"] == CORE
    narrow = Reader(scope=CORE)
    one = narrow.all("classes", "classes")[0]["sourcedId"]
    assert minor(narrow.get(f"classes/{one}/students")) == (403, "forbidden")
    assert Reader(scope=WHOLE).get(f"classes/{one}/students").status_code == 200


NO_TOKEN = ["", "Bearer", "Bearer nothing", "Basic eDp5", "Bearer \0"]  # fmt: skip


def test_without_a_token_nothing_is_read(told):
    for header in NO_TOKEN:
        answer = Client().get(f"{BASE}/users", headers={"Authorization": header})
        assert minor(answer) == (401, "unauthorisedrequest")
        assert answer.headers["WWW-Authenticate"].startswith("Bearer")


METHODS = ["get", "put", "post", "delete"]  # fmt: skip


def test_no_grade_is_read_or_written_by_anybody(told):
    for method in METHODS:
        headers = {"Authorization": f"Bearer {Reader().token}"}
        for path in ("lineItems", "results/1", "categories"):
            answer = getattr(Client(), method)(
                f"/ims/oneroster/gradebook/v1p2/{path}", headers=headers
            )
            assert minor(answer) == (403, "forbidden")


def test_no_demographics_and_no_writing(told):
    reader = Reader()
    one = reader.all("users", "users")[0]["sourcedId"]
    for path in ("demographics", f"demographics/{one}"):
        assert minor(reader.get(path)) == (403, "forbidden")
    headers = {"Authorization": f"Bearer {reader.token}"}
    assert minor(Client().put(f"{BASE}/users/{one}", headers=headers)) == (405, "unsupported")


NOWHERE = [
    "resources", "users/nobody", "classes/x/students", "users/", "orgs/x/orgs", "",
    "users//classes", "classes/../users", "a/b/c/d/e/f/g",
]  # fmt: skip


def test_what_is_not_there_is_not_found(told):
    for path in NOWHERE:
        answer = Reader().get(path)
        assert answer.status_code == 404
        if path:
            assert minor(answer) == (404, "unknownobject")


UNCLEAR = [
    ({"limit": "0"}, "invalid_selection_field"), ({"limit": "-1"}, "invalid_selection_field"),
    ({"offset": "x"}, "invalid_selection_field"), ({"limit": "9" * 40}, "invalid_selection_field"),
    ({"limit": ["1", "2"]}, "invaliddata"), ({"fields": ""}, "invalid_selection_field"),
    ({"fields": "username,"}, "invalid_selection_field"), ({"orderBy": "up"}, "invalid_sort_field"),
    ({"filter": ""}, "invalid_filter_field"), ({"filter": "username"}, "invalid_filter_field"),
    ({"filter": "birthDate='2014-01-01'"}, "invalid_filter_field"),
    ({"filter": "username='a' NOR username='b'"}, "invalid_filter_field"),
    ({"filter": "username='a' AND"}, "invalid_filter_field"),
    ({"filter": "username=a"}, "invalid_filter_field"),
    ({"filter": "username='a' OR " * 10 + "username='a'"}, "invalid_filter_field"),
]  # fmt: skip


def test_what_cannot_be_understood_is_said_with_its_code(told):
    for query, code in UNCLEAR:
        assert minor(Reader().get("users", **query)) == (400, code)


def test_sorting_filtering_choosing_fields_and_pages(told):
    reader = Reader()
    names = [one["givenName"] for one in reader.all("students", "users", sort="givenName")]
    assert names == sorted(names)
    falling = reader.all("students", "users", sort="givenName", orderBy="desc")
    assert [one["givenName"] for one in falling] == names[::-1]
    pupils = "roles.role='student'"
    assert len(reader.all("users", "users", filter=pupils)) == len(names)
    either = f"roles.role='teacher' OR {pupils} AND givenName='{names[0]}'"
    found = reader.all("users", "users", filter=either)
    assert {one["roles"][0]["role"] for one in found} == {"teacher", "student"}
    assert len(found) < len(names)
    everybody = reader.all("users", "users", filter="givenName!='x'")
    assert len(everybody) == len(reader.all("users", "users"))
    alone = reader.all("students", "users", fields="givenName, username")
    assert {frozenset(one) for one in alone} == {frozenset({"givenName", "username"})}
    unknown = reader.all("students", "users", fields="birthDate", sort="birthDate")
    assert "sourcedId" in unknown[0]  # as the standard has it: all that may leave anyway
    middle = reader.get("students", limit=2, offset=2, sort="givenName")
    rels = [part.split('rel="')[1].rstrip('"') for part in middle.headers["Link"].split(", ")]
    assert rels == ["first", "last", "prev", "next"]
    assert "sort=givenName" in middle.headers["Link"]
    assert middle.headers["X-Total-Count"] == str(len(names))


def test_guessing_is_slowed_from_where_it_comes_and_nobody_else_is(told):
    for _ in range(MISSES):
        assert token_of(header=basic(ID, "a guess that is wrong")).status_code == 401
    assert token_of().status_code == 429  # even the right one, from that address
    elsewhere, right = Client(REMOTE_ADDR="192.0.2.7"), {"Authorization": basic(ID, SECRET)}
    form = {"grant_type": "client_credentials"}
    assert elsewhere.post("/oneroster/token", form, headers=right).status_code == 200


def test_a_thousand_right_secrets_are_never_slowed():
    wary = Wary()
    assert [wary.wait("c", "1.2.3.4", at=n) for n in range(1000)] == [0] * 1000
    for _ in range(MISSES):
        wary.missed("c", "1.2.3.4", at=0)
    assert wary.wait("c", "1.2.3.4", at=1) == WINDOW - 1
    assert wary.wait("c", "1.2.3.5", at=1) == wary.wait("d", "1.2.3.4", at=1) == 0
    assert wary.wait("c", "1.2.3.4", at=WINDOW) == 0


def test_what_is_remembered_of_failures_is_bounded():
    wary = Wary(held=10)
    for number in range(100):
        wary.missed("c", f"192.0.2.{number}", at=0)
    assert len(wary._tallies) == 10


texts = st.text(st.characters(codec="utf-8"), max_size=60)
spelled = st.text("'=!<>~ANDOR. sourcedIdusername\0\n", max_size=60)
addresses = st.lists(st.sampled_from([*COLLECTIONS, "x", "", "..", "\0", "é"]), max_size=6)
queries = st.dictionaries(st.sampled_from([*asking.OURS, "search"]), texts | spelled, max_size=4)


@settings(max_examples=60, deadline=None,
          suppress_health_check=[HealthCheck.function_scoped_fixture])  # fmt: skip
@given(words=addresses, query=queries)
def test_nothing_that_is_sent_breaks_the_door(told, monkeypatch, words, query):
    monkeypatch.setattr("egide.gateway.doors_out.oneroster.pages.readers", Pace(10_000))
    answer = Reader().get(quote("/".join(words)), **query)
    assert answer.status_code in {200, 400, 403, 404}


@settings(max_examples=300, deadline=None)
@given(text=spelled | texts)
def test_a_filter_is_understood_or_refused(text):
    found = understood(text)
    if isinstance(found, Failed):
        assert (found.status, found.minor) == (400, "invalid_filter_field")
    else:
        assert found.meets({}) in {True, False}


def understood(text):
    """The filter, or why there is none."""
    try:
        return filters.read(text, fields.USER.paths)
    except Failed as failure:
        return failure


values = st.text(string.ascii_letters + "' ", max_size=8)


@given(wanted=values, held=values)
def test_a_filter_reads_the_value_that_was_written(wanted, held):
    written = wanted.replace("'", "''")
    found = filters.read(f"username='{written}'", fields.USER.paths)
    assert found.meets({"username": held}) is (wanted == held)


def test_addresses_are_a_closed_table():
    assert {one for pair in INSIDE for one in pair} <= set(COLLECTIONS)
