"""From files to the tables of a real database, a month later, and back again."""

import re

import pytest

from egide.people.imports.aaf import deliveries
from egide.people.imports.engine.importing import Order, bring_in, counts
from egide.people.imports.errors import ImportRefused
from egide.people.imports.records import Table
from egide.people.models import (
    Attachment,
    Group,
    Guardianship,
    ImportRun,
    Member,
    Organisation,
    Placement,
)
from egide.people.models.organisation import Kind
from egide.people.synth.aaf import write_aaf
from egide.people.synth.months import everybody
from egide.people.synth.places import attended
from tests.rooms.people.synth.test_academies import DAY, an_order

pytestmark = pytest.mark.django_db
GUARDED = ["pupil", "guardian"]
MEANT = Order(on=DAY, yes_remove=True)
PREVIEW = Order(on=DAY, dry_run=True)


@pytest.fixture(autouse=True)
def _academies():
    ministry = Organisation.objects.create(kind=Kind.MINISTRY, code="MEN", name="Ministère")
    for code in ("13", "14"):
        Organisation.objects.create(kind=Kind.ACADEMY, code=code, name=code, parent=ministry)


def imported(folder, order=MEANT):
    """What each roster of a folder did, or would do."""
    return {one.roster: counts(bring_in(one, order)) for one in deliveries([folder])}


def answering(order):
    """Who is somebody's guardian; the first degree's files name those who answer in law alone."""
    for place in attended(order):
        duties = {1} if place.school.kind.primary else {1, 2}
        for pupil in everybody(order, place).pupils:
            yield from (tie.guardian for tie in pupil.ties if tie.duty in duties)


def kept():
    """All that the tables hold of people."""
    return {
        table: set(table.objects.values_list(*columns))
        for table, columns in {
            Member: ("id", "kind", "given_name", "family_name", "birth_month", "level", "gone_on"),
            Attachment: ("member", "school", "role"),
            Group: ("id", "school", "kind", "name", "level"),
            Placement: ("member", "group", "role"),
            Guardianship: ("guardian", "pupil", "legal"),
        }.items()
    }


def test_an_academy_comes_in_whole_and_a_replay_writes_nothing(tmp_path):
    order = an_order(schools=16, pupils=1500)
    write_aaf(order, tmp_path)
    first = imported(tmp_path)
    there = Member.objects.filter(gone_on=None)
    assert Organisation.objects.filter(kind=Kind.SCHOOL).count() == order.schools
    assert there.filter(kind="pupil").count() == 1500
    assert there.filter(kind="guardian").count() == len(set(answering(order)))
    assert Attachment.objects.filter(role="head").count() == order.schools
    assert there.filter(kind="pupil", level="").count() == 0
    faults = [(one["refused"], one["warned"], one["unknown"]) for one in first.values()]
    assert faults == [(0, 0, {})] * 2
    before = kept()
    again = imported(tmp_path)
    assert [one["written"] for one in again.values()] == [0, 0]
    assert kept() == before


def test_what_is_previewed_a_month_later_is_what_is_applied(tmp_path):
    write_aaf(an_order(schools=16, pupils=1500), tmp_path / "september")
    write_aaf(an_order(schools=16, pupils=1500, month=1), tmp_path / "october")
    imported(tmp_path / "september")
    before = kept()
    preview = imported(tmp_path / "october", PREVIEW)
    assert kept() == before
    assert imported(tmp_path / "october") == preview
    assert all(preview["aaf:14:1d"][what] for what in ("added", "changed", "removed", "unchanged"))
    assert [one["written"] for one in imported(tmp_path / "october").values()] == [0, 0]


def test_a_month_later_the_tables_are_those_of_a_first_import(tmp_path):
    write_aaf(an_order(schools=16, pupils=600), tmp_path / "before")
    write_aaf(an_order(schools=16, pupils=600, month=2), tmp_path / "after")
    imported(tmp_path / "before")
    imported(tmp_path / "after")
    evolved = {member for member in kept()[Member] if member[-1] is None}
    links = {table: rows for table, rows in kept().items() if table not in {Member, Group}}
    for table in (Placement, Guardianship, Attachment, Group, Member):
        table.objects.all().delete()
    ImportRun.objects.update(counts={})  # what the last import left is no longer there
    imported(tmp_path / "after")
    assert kept()[Member] == evolved
    assert {table: kept()[table] for table in links} == links


def test_what_an_export_leaves_empty_is_cleared(tmp_path):
    write_aaf(an_order(schools=3, pupils=60), tmp_path)
    imported(tmp_path)
    there = Member.objects.filter(roster__code="aaf:14:2d")
    assert not there.filter(kind="teacher", mail="").exists()
    for path in tmp_path.glob("ENT2D*PersEducNat*"):
        emptied = re.sub(
            r'(<attr name="mail">)<value>[^<]*</value>', r"\1<value/>", path.read_text()
        )
        path.write_text(emptied)
    outcome = imported(tmp_path)["aaf:14:2d"]
    assert not there.exclude(mail="").exists()
    assert outcome["changed"] == outcome["written"] == there.exclude(kind__in=GUARDED).count()


def test_the_first_degree_says_nothing_of_the_second(tmp_path):
    write_aaf(an_order(schools=8, pupils=300), tmp_path)
    imported(tmp_path)
    for file in tmp_path.glob("ENT2D*"):
        file.unlink()
    assert [one["written"] for one in imported(tmp_path).values()] == [0]
    assert Member.objects.filter(roster__code="aaf:14:2d", gone_on=None).exists()


def test_two_academies_may_give_the_same_number_to_two_people(tmp_path):
    for code in ("13", "14"):
        write_aaf(an_order(academy=code, schools=3, pupils=100), tmp_path / code)
        imported(tmp_path / code)
    assert Member.objects.filter(source_id="10000000").count() == 2


def test_a_guardian_who_no_longer_answers_in_law_is_no_guardian_any_more(tmp_path):
    write_aaf(an_order(schools=8, pupils=1500), tmp_path / "before")
    write_aaf(an_order(schools=8, pupils=1500, month=3), tmp_path / "after")
    imported(tmp_path / "before")
    had = kept()[Guardianship]
    outcome = imported(tmp_path / "after")
    assert outcome["aaf:14:2d"]["tables"][Table.GUARDIANSHIP]["removed"] > 0
    assert len(had - kept()[Guardianship]) > 0


@pytest.mark.parametrize("category", ["Eleve", "PersRelEleve", "EtabEducNat"])
def test_a_file_refused_half_way_leaves_the_tables_as_they_were(tmp_path, category):
    write_aaf(an_order(schools=4, pupils=200), tmp_path)
    imported(tmp_path)
    before, runs = kept(), ImportRun.objects.count()
    for path in tmp_path.glob(f"*{category}_0001.xml"):
        path.write_bytes(path.read_bytes()[:-200])
    with pytest.raises(ImportRefused):
        imported(tmp_path)
    assert kept() == before
    assert ImportRun.objects.count() == runs


def test_somebody_who_is_there_twice_is_named_by_file_and_line(tmp_path):
    write_aaf(an_order(schools=3, pupils=30), tmp_path)
    path = next(tmp_path.glob("ENT2D*Eleve_0001.xml"))
    text = path.read_text()
    start = text.index("<addRequest>")
    once = text[start : text.index("</addRequest>") + len("</addRequest>\n")]
    other = once.replace('"givenName"><value>', '"givenName"><value>X')
    path.write_text(text.replace("</ficAlimMENESR>", other + "</ficAlimMENESR>"))
    seen = []
    for one in deliveries([tmp_path]):
        bring_in(one, MEANT, see=seen.extend)
    assert {(found.file, found.reason) for found in seen} == {(path.name, "duplicate")}
    assert len(text[: text.index("</ficAlimMENESR>")].splitlines()) + 1 in {f.line for f in seen}
