"""`egide people`: the first invitation of a house, and the last resort of who lost everything."""

import json
from contextlib import nullcontext

import pytest
from typer.testing import CliRunner

from egide.cli import app
from egide.commands import people
from egide.commands.words import Stop
from tests.rooms.people.signin.authenticator import Authenticator
from tests.rooms.people.signin.conftest import Browser

pytestmark = pytest.mark.django_db


@pytest.fixture
def egide(monkeypatch):
    monkeypatch.setattr(people, "house", nullcontext)
    return lambda *words: CliRunner().invoke(app, ["people", *words])


def invite(egide, name="Ada", role="head", at="0350001A"):
    return egide("invite", "--name", name, "--role", role, "--at", at, "--json")


def test_the_first_head_of_a_house_is_invited_from_its_machine(egide, browser, places):
    said = json.loads(invite(egide).stdout)
    assert said["name"] == "Ada"
    assert browser.accept(said["link"], Authenticator()).status_code == 200
    assert browser.person.mandates.get().role == "head"
    assert browser.get("/acces").status_code == 200


def test_who_lost_everything_is_let_in_again_from_there_too(egide, a_member):
    person, lost = a_member
    link = egide("renew", str(person.pk)).stdout.strip()
    assert Browser().accept(link, Authenticator()).status_code == 200
    assert Browser().enter(lost).status_code == 403


@pytest.mark.parametrize(
    "otherwise", [{"at": "9999999Z"}, {"role": "root"}, {"name": ""}, {"name": "x" * 121}]
)
def test_what_cannot_be_invited_is_one_line(egide, places, otherwise):
    done = invite(egide, **otherwise)
    assert isinstance(done.exception, Stop)
    assert done.stdout == ""


@pytest.mark.parametrize("number", ["x", "00000000-0000-0000-0000-000000000000"])
def test_nobody_is_one_line(egide, db, number):
    assert isinstance(egide("renew", number).exception, Stop)
