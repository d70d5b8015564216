"""`egide day`: what a day brings by itself, on the command line and in a server that runs on."""

import json
from contextlib import nullcontext
from datetime import date

import pytest
from typer.testing import CliRunner

from egide.cli import app
from egide.commands import day, mornings
from egide.decisions import actions, queries
from tests.rooms.decisions import makers

pytestmark = pytest.mark.django_db
END = date(2026, 12, 20)


@pytest.fixture
def experiment():
    makers.a_service()
    return makers.an_experiment(makers.World(), until=END)


def test_an_experiment_ends_on_the_day_that_is_passed_in(experiment, monkeypatch):
    monkeypatch.setattr(day, "house", nullcontext)
    ask = lambda *words: CliRunner().invoke(app, ["day", *words]).stdout  # noqa: E731
    assert json.loads(ask("--on", "2026-12-19", "--json"))["ended"] == 0
    found = json.loads(ask("--on", "2026-12-20", "--json"))
    assert found == {"on": "2026-12-20", "moved": 0, "ended": 1, "shut": 0, "mails": 0}
    assert json.loads(ask("--on", "2026-12-21", "--json"))["ended"] == 0
    assert "2026-12-21" in ask("--on", "2026-12-21")
    assert queries.agreement(experiment.pk, on=END).status == "ended"


def test_a_server_runs_each_day_once_and_tries_again_after_a_fault(monkeypatch, caplog):
    ran = []

    def run(on):
        ran.append(on)
        if len(ran) == 1:
            raise RuntimeError("no luck")

    monkeypatch.setattr(actions, "run_day", run)
    monkeypatch.setattr("egide.kit.announcements.deliver", lambda: 0)
    monkeypatch.setattr("django.db.connection.close", lambda: None)
    monkeypatch.setattr("django.db.close_old_connections", lambda: None)
    first = mornings.attempt(None)
    assert first is None
    assert "the day was not run" in caplog.text
    second = mornings.attempt(first)
    assert mornings.attempt(second) == second
    assert len(ran) == 2
