"""`egide what-if`: which services of the catalogue move when a legal fact falls."""

import json
from contextlib import nullcontext

import pytest
from typer.testing import CliRunner

from egide.catalogue import demo as catalogue
from egide.cli import app
from egide.commands import what_if
from egide.terms import demo as terms
from tests.house.command import egide, refused

DAY = ("--on", "2026-11-24")


@pytest.fixture
def asked(monkeypatch):
    """The command, in this process and on the database of the tests."""
    monkeypatch.setattr(what_if, "house", nullcontext)
    return lambda *words: CliRunner().invoke(app, ["what-if", *words], catch_exceptions=True)


@pytest.mark.django_db
def test_services_that_move_are_named_with_the_criteria_that_turn(asked):
    catalogue.load(["miro"])
    terms.load(["miro"])
    found = json.loads(asked("--without", "transfer.scc_2021", *DAY, "--json").stdout)
    assert (found["without"], found["on"]) == ("transfer.scc_2021", "2026-11-24")
    assert {service["service"] for service in found["services"]} == {"miro"}
    turned = {turn["criterion"] for one in found["services"] for turn in one["criteria"]}
    assert "HEB-03" in turned
    people = asked("--without", "transfer.scc_2021", *DAY).stdout
    assert people.startswith("miro (")
    assert "HEB-03" in people


@pytest.mark.django_db
def test_an_empty_catalogue_does_not_answer_that_nothing_moves(asked):
    assert "egide demo load" in str(asked("--without", "transfer.us.dpf", *DAY).exception)


def test_a_fact_that_nobody_knows_is_said_on_one_line():
    assert refused(egide("what-if", "--without", "transfer.moon"))
