"""`egide import aaf`, as a person runs it: both degrees, or neither."""

import json

import pytest

from egide.people.synth.aaf import write_aaf
from tests.house.command import egide
from tests.rooms.people.synth.test_academies import an_order


@pytest.fixture(scope="module")
def home(tmp_path_factory):
    """A house of its own, whose database is not prepared yet."""
    return tmp_path_factory.mktemp("house") / "home"


def imported(home, *words):
    """What the command answers to a program."""
    ran = egide("import", "aaf", *words, "--json", EGIDE_HOME=str(home))
    return ran.returncode, json.loads(ran.stdout), ran.stderr


def test_an_academy_is_imported_from_files_whole_or_not_at_all(home, tmp_path):
    write_aaf(an_order(schools=3, pupils=60), tmp_path)
    early = egide("import", "aaf", tmp_path, EGIDE_HOME=str(home))
    assert (early.returncode, early.stderr.count("\n")) == (2, 1)
    assert "egide manage migrate" in early.stderr
    assert egide("manage", "migrate", EGIDE_HOME=str(home)).returncode == 0

    second = next(tmp_path.glob("ENT2D*Eleve_0001.xml"))
    whole = second.read_bytes()
    second.write_bytes(whole[:-100])
    code, body, line = imported(home, tmp_path)
    assert (code, body["applied"], line.count("\n")) == (2, False, 1)
    assert (body["rosters"], body["counts"]["written"]) == ([], 0)

    second.write_bytes(whole)
    code, body, line = imported(home, tmp_path)
    assert (code, body["applied"], line) == (0, True, "")
    assert [one["roster"] for one in body["rosters"]] == ["aaf:14:1d", "aaf:14:2d"]
    assert body["counts"]["added"] == body["counts"]["written"] - links(body)
    code, again, _ = imported(home, tmp_path)
    assert (code, again["counts"]["written"]) == (0, 0)
    assert again["counts"]["unchanged"] == body["counts"]["added"]


def links(body):
    """Rows that were written and that are not persons."""
    tables = [one["counts"]["tables"] for one in body["rosters"]]
    others = [found for one in tables for name, found in one.items() if name != "member"]
    return sum(found["added"] for found in others) + sum(
        one["counts"]["schools"] for one in body["rosters"]
    )
