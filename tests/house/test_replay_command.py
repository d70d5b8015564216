"""`egide replay`: what a page shows is judged again, to the same digest."""

import json
from contextlib import nullcontext

import pytest
from typer.testing import CliRunner

from egide.cli import app
from egide.commands import replay
from egide.verdicts import actions
from tests.rooms.verdicts.makers import TODAY, a_service

pytestmark = pytest.mark.django_db


@pytest.fixture
def asked(monkeypatch):
    """The command, in this process and on the database of the tests."""
    monkeypatch.setattr(replay, "house", nullcontext)
    a_service("tool", advertising=["targeted"], hosting=["US"])
    actions.rejudge_all(on=TODAY)
    return lambda *words: CliRunner().invoke(app, ["replay", *words], catch_exceptions=True)


@pytest.mark.parametrize(
    "query, words",
    [
        ("", ()),
        ("&classe=6e&charte=2017-06", ("--class", "6e", "--charter", "2017-06")),
        ("&regard=depuis", ("--hindsight",)),
    ],
)
def test_the_digest_of_a_page_is_found_again(asked, client, query, words):
    page = client.get(f"/services/tool/?le={TODAY}{query}").content.decode()
    found = json.loads(asked("tool", "--on", str(TODAY), *words).stdout)
    assert found["digest"] in page
    assert found["verdict"] == "not_conforming"


def test_a_service_that_nobody_listed_is_refused(asked):
    assert "unheard-of" in str(asked("unheard-of").exception)
