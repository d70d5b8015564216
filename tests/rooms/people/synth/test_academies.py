"""Academies that do not exist look like those that do, and are the same each time."""

import hashlib
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from egide.people.imports.levels import LEVELS
from egide.people.synth.aaf import write_aaf
from egide.people.synth.academies import ACADEMIES, UnknownAcademy, academy
from egide.people.synth.months import everybody
from egide.people.synth.oneroster import Version, write_oneroster
from egide.people.synth.order import ImpossibleOrder, Order
from egide.people.synth.people import TURNS
from egide.people.synth.places import attended, drawn

DAY = date(2026, 11, 24)
KEYS = "ABCDEFGHJKLMNPRSTUVWXYZ"


def an_order(**said):
    """A small academy of every kind of school."""
    return Order(**({"academy": "14", "schools": 40, "pupils": 3000, "on": DAY, "seed": 3} | said))


def people(order):
    """Each school that is open, with everybody in it."""
    return {place.school.uai: everybody(order, place) for place in attended(order)}


@pytest.mark.parametrize("schools, pupils", [(1, 1), (3, 3), (3, 500), (200, 201), (60, 9000)])
def test_as_many_schools_and_pupils_as_ordered_to_the_pupil(schools, pupils):
    found = people(an_order(schools=schools, pupils=pupils))
    assert len(found) == schools
    assert sum(len(one.pupils) for one in found.values()) == pupils


@pytest.mark.parametrize("code", ACADEMIES)
def test_the_code_of_every_school_has_its_key_and_its_department(code):
    schools = drawn(an_order(academy=code, schools=60))
    assert len({school.uai for school in schools}) == 60
    for school in schools:
        assert school.uai[-1] == KEYS[int(school.uai[:7]) % 23]
        assert school.uai[:3] in academy(code).departments


def test_nobody_bears_the_number_of_somebody_else():
    for month in (0, 3):
        numbers = Counter(
            person.number
            for one in people(an_order(month=month)).values()
            for person in (*one.pupils, *one.guardians, *one.staff)
        )
        assert numbers.most_common(1)[0][1] == 1


def test_everybody_sits_somewhere_and_is_answered_for():
    for one in people(an_order(month=2)).values():
        rooms = {room.name: room for room in one.rooms}
        known = {guardian.number for guardian in one.guardians}
        assert len(rooms) == len(one.rooms)
        for pupil in one.pupils:
            assert pupil.level in rooms[pupil.room].levels
            assert set(pupil.groups) <= {group.name for group in one.groups}
            assert pupil.ties[0].duty == 1
            assert {tie.guardian for tie in pupil.ties} <= known
        assert all(set(teacher.rooms) <= set(rooms) for teacher in one.staff)
        assert [worker.function for worker in one.staff].count("DIR") == 1


def test_families_are_of_every_sort():
    found = people(an_order())
    homes = {g.number: g.home for one in found.values() for g in one.guardians}
    pupils = [pupil for one in found.values() for pupil in one.pupils]
    legal = [[t.guardian for t in pupil.ties if t.duty == 1] for pupil in pupils]
    apart = sum(len(two) == 2 and homes[two[0]] != homes[two[1]] for two in legal)
    alone = sum(len(one) == 1 for one in legal)
    assert 0.1 < apart / len(pupils) < 0.35
    assert 0.1 < alone / len(pupils) < 0.3
    assert len({pupil.ties[0].guardian for pupil in pupils}) < 0.9 * len(pupils)


def test_a_month_moves_people_and_schools_and_leaves_the_rest():
    before, after = people(an_order(pupils=9000)), people(an_order(pupils=9000, month=1))
    gone = set(before) - set(after)
    assert len(gone) == 2
    assert set(after) < set(before)
    was = {p.number: p for one in before.values() for p in one.pupils}
    now = {p.number: p for one in after.values() for p in one.pupils}
    absorbed = [p for code in gone for p in before[code].pupils if p.number in now]
    assert absorbed
    assert 0 < len(now.keys() - was.keys()) < 0.03 * len(was)
    same = sum(was[number] == now[number] for number in was.keys() & now.keys())
    assert 0.9 * len(was) < same < len(was)


def test_the_same_order_writes_the_same_bytes(tmp_path: Path):
    written = [
        [hashlib.sha256(path.read_bytes()).digest() for path in write(an_order(), tmp_path / name)]
        for name in ("one", "two")
        for write in (write_aaf, write_oneroster)
    ]
    assert written[:2] == written[2:]
    other = write_aaf(an_order(seed=4), tmp_path / "other")
    assert [hashlib.sha256(path.read_bytes()).digest() for path in other] != written[0]


def test_a_file_that_is_full_is_followed_by_another(tmp_path: Path):
    paths = write_aaf(an_order(), tmp_path, records=500)
    counts = {path.name: path.read_text().count("<addRequest>") for path in paths}
    assert max(counts.values()) == 500
    names = [name for name in counts if "ENT2D14_Complet_20261124_Eleve_" in name]
    assert names == [f"ENT2D14_Complet_20261124_Eleve_{n:04}.xml" for n in range(1, len(names) + 1)]
    assert len(names) > 1


@pytest.mark.parametrize("version", Version)
def test_a_bundle_has_the_files_and_the_width_of_its_version(tmp_path: Path, version: Version):
    paths = write_oneroster(an_order(), tmp_path, version=version)
    assert ("roles.csv" in {path.name for path in paths}) == (version is Version.V1_2)
    for path in paths:
        rows = path.read_text().splitlines()
        assert len({row.count(",") for row in rows if '"' not in row}) == 1, path.name


def test_levels_are_those_of_the_house():
    assert set(TURNS) == set(LEVELS)


@pytest.mark.parametrize("wrong", [{"schools": 0}, {"pupils": 2}, {"month": -1}, {"month": 13}])
def test_what_cannot_be_is_not_ordered(wrong):
    with pytest.raises(ImpossibleOrder):
        an_order(**wrong)


def test_an_academy_that_nobody_knows_is_refused():
    with pytest.raises(UnknownAcademy):
        an_order(academy="99")
    assert an_order(academy="014").place.name == "Rennes"
