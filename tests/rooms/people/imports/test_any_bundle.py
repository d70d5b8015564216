"""What holds of any two bundles: the last one decides, a replay writes nothing, rows are alone."""

import tempfile
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from egide.people.imports.errors import ImportRefused
from egide.people.models import Member
from tests.rooms.people.imports.making import academy, bring, bundle, kept, org, room, seat, user

pytestmark = pytest.mark.django_db

PUPILS, TEACHERS, GUARDIANS, ROOMS = "pqrs", "tu", "gh", "xyz"
NAMES = st.sampled_from(["Ana", "Zoé", 'O"Neil, dit «a»', "=1+1", "Łukasz", "two\nlines"[:3], "'"])
FEW = settings(
    max_examples=12,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


@pytest.fixture(autouse=True)
def _academy():
    academy()


@st.composite
def bundles(draw):
    """A small school: some pupils, teachers and guardians, classes, and who is where."""

    def some(names):
        return draw(st.lists(st.sampled_from(names), unique=True))

    pupils, adults, rooms = some(PUPILS), some(TEACHERS), some(ROOMS)
    guardians = some(GUARDIANS)
    users = [
        user(name, givenName=draw(NAMES), grades=draw(st.sampled_from(["", "06", "07"])),
             agentSourcedIds=",".join(some(guardians)) if guardians else "")
        for name in ["always", *pupils]
    ]  # fmt: skip
    users += [user(name, role="teacher", givenName=draw(NAMES), grades="") for name in adults]
    users += [
        user(name, role=draw(st.sampled_from(["parent", "relative"])), grades="")
        for name in guardians
    ]
    seats = [seat(draw(st.sampled_from(["always", *pupils])), one) for one in rooms]
    seats += [seat(draw(st.sampled_from(adults)), one, role="teacher") for one in rooms if adults]
    births = [{"sourcedId": name, "birthDate": draw(st.sampled_from(["2014-05-09", "2013-01-31"]))}
              for name in pupils]  # fmt: skip
    return {
        "orgs": [org(), org("org-2", identifier="0350002M")],
        "users": draw(st.permutations(users)), "demographics": births,
        "classes": [room(one, title=draw(NAMES)) for one in rooms], "enrollments": seats,
    }  # fmt: skip


def imported(tables):
    with tempfile.TemporaryDirectory() as folder:
        return bring(bundle(Path(folder) / "b", **tables), yes_remove=True)


@contextmanager
def forgotten():
    """What is written within is taken back."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


@FEW
@given(first=bundles(), second=bundles())
def test_the_last_bundle_decides_whatever_came_before(first, second):
    with forgotten():
        imported(second)
        alone = kept()
    with forgotten():
        imported(first)
        imported(second)
        assert kept() == alone


@FEW
@given(tables=bundles())
def test_a_replay_in_any_order_writes_nothing(tables):
    with forgotten():
        imported(tables)
        turned = {name: rows[::-1] for name, rows in tables.items()}
        outcome, problems = imported(turned)
        assert outcome.difference.written == 0
        assert problems == []


BAD = {
    "users": [
        user("", givenName="N"), user("bad", role="wizard"), user("bad", orgSourcedIds="no"),
        user("always", givenName="Again", orgSourcedIds="org-1,org-2", agentSourcedIds="g"),
        user("bad", givenName="x" * 200),
    ],
    "classes": [room(""), room("bad", title=""), room("bad", schoolSourcedId="no")],
    "enrollments": [seat("ghost", "x"), seat("always", "ghost"), seat("always", role="wizard")],
    "orgs": [org("", name="No name")],
}  # fmt: skip


@FEW
@given(tables=bundles(), data=st.data())
def test_a_bad_row_is_named_and_changes_no_other(tables, data):
    table = data.draw(st.sampled_from(sorted(BAD)))
    bad = data.draw(st.sampled_from(BAD[table]))
    with forgotten():
        imported(tables)
        without = kept()
    with forgotten():
        _, problems = imported(tables | {table: [*tables[table], bad]})
        assert kept() == without
        assert [problem[0] for problem in problems] == [f"{table}.csv"]


@FEW
@given(tables=bundles())
def test_the_preview_foretells_the_import(tables):
    with forgotten(), tempfile.TemporaryDirectory() as folder:
        path = bundle(Path(folder) / "b", **tables)
        seen, told = bring(path, dry_run=True)
        assert not Member.objects.exists()
        done, said = bring(path)
        assert (seen.difference, told) == (done.difference, said)


@FEW
@given(content=st.binary(max_size=200))
def test_any_bytes_are_imported_or_refused_in_one_line(content):
    with forgotten(), tempfile.TemporaryDirectory() as folder:
        path = bundle(Path(folder) / "b")
        (path / "users.csv").write_bytes((path / "users.csv").read_bytes() + content)
        with suppress(ImportRefused):
            bring(path)
