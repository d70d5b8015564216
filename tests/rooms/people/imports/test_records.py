"""The engine, fed by a parser that yields records; and by the AAF files of an invented academy."""

from datetime import date

import pytest

from egide.people.imports.aaf import deliveries
from egide.people.imports.engine.importing import Order, bring_in
from egide.people.imports.records import DeliveredFile, Delivery, Place, Reason, Table
from egide.people.models import Guardianship, Member, Organisation, OrganisationEvent
from egide.people.synth.aaf import write_aaf
from egide.people.synth.order import Order as Academy
from tests.rooms.people.imports.making import DAY, academy, kept

pytestmark = pytest.mark.django_db


def delivery(*rows, **given):
    """Rows as a parser yields them, after a school and a class."""
    school = ("s", "0350001L", "Collège", "eple", "college", "Rennes")
    start = [(Table.SCHOOL, school), (Table.GROUP, ("c", "s", "class", "6e A", "6e"))]

    def records(findings):
        for line, (table, row) in enumerate([*start, *rows], start=1):
            yield table, (*row, 0, line)
        findings.problem(Place(0, 99), "ENTPersonLogin", Reason.UNREADABLE, warned=True)
        findings.unknown("ENTPersonLogin")
        findings.unknown("ENTPersonLogin")

    return Delivery(
        **{"roster": "aaf:14", "kind": "aaf", "academy": "14", "records": records,
           "files": (DeliveredFile("a.xml", "0" * 64, 1),)} | given
    )  # fmt: skip


def pupil(name, **given):
    row = {"id": name, "kind": "pupil", "given": "Ana", "family": "Le Goff", "birth": "2014-03-01",
           "level": "6e", "mail": ""} | given  # fmt: skip
    there = (Table.ATTACHMENT, (name, "s", "pupil"))
    return (Table.MEMBER, tuple(row.values())), there, (Table.PLACEMENT, (name, "c", "pupil"))


def bring(one, **choices):
    found = []
    outcome = bring_in(one, Order(on=DAY, **choices), see=found.extend)
    return outcome, [(p.file, p.line, p.field, p.reason.value, p.warned) for p in found]


def test_records_become_rows_and_findings_are_told():
    outcome, problems = bring(delivery(*pupil("p1"), *pupil("p2", birth="soon")))
    assert problems == [
        ("a.xml", 6, "birth_month", "not-a-day", True),
        ("a.xml", 99, "ENTPersonLogin", "unreadable", True),
    ]
    assert outcome.unknown == {"ENTPersonLogin": 2}
    assert Member.objects.get(source_id="p1").birth_month == date(2014, 3, 1)
    assert OrganisationEvent.objects.get(organisation__code="0350001L").what == "opened"


def test_the_names_of_the_source_are_used_for_what_the_engine_finds():
    fields = {"member.kind": "categoriePersonne"}
    _, problems = bring(delivery(*pupil("p1"), pupil("p2", kind="ghost")[0], fields=fields))
    assert problems[0][:4] == ("a.xml", 6, "categoriePersonne", "unknown-word")


def test_text_that_would_break_a_line_of_csv_stays_in_its_field():
    odd = 'a "b", c\r\nd'
    _, problems = bring(delivery(*pupil("p1"), *pupil("p2", given=odd), *pupil("p3", given="\0")))
    named = [line for _, line, _, reason, _ in problems if reason == "control-character"]
    assert named == [6, 9]
    assert Member.objects.get().source_id == "p1"


def test_an_export_that_does_not_name_everybody_removes_nobody():
    bring(delivery(*pupil("p1"), *pupil("p2")))
    outcome, _ = bring(delivery(*pupil("p3"), complete=False))
    assert outcome.difference.members.to_dict() == {
        "added": 1, "changed": 0, "removed": 0, "unchanged": 2,
    }  # fmt: skip


def test_the_academy_of_an_export_is_made_under_the_ministry():
    bring(delivery(*pupil("p1")))
    found = Organisation.objects.get(kind="academy")
    assert (found.name, found.parent.code) == ("Académie de Rennes", "MEN")


def test_what_the_directory_says_of_a_school_is_not_overwritten():
    Organisation.objects.create(kind="school", code="0350001L", name="Du vrai nom",
                                school_kind="private_contract", parent=academy())  # fmt: skip
    bring(delivery(*pupil("p1")))
    school = Organisation.objects.get(kind="school")
    assert (school.name, school.school_kind) == ("Du vrai nom", "private_contract")


def test_an_invented_academy_is_imported_and_imported_again(tmp_path):
    write_aaf(Academy("13", 4, 200, date(2026, 11, 24), seed=3), tmp_path)
    for one in deliveries([tmp_path]):
        outcome, problems = bring(one)
        assert problems == []
        assert outcome.difference.members.added > 0
    assert Guardianship.objects.exists()
    before = kept()
    for one in deliveries([tmp_path]):
        outcome, _ = bring(one)
        assert outcome.difference.written == 0
    assert kept() == before
