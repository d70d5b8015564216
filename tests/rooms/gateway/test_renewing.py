"""A service's key changes: both names for a while, then the new one alone; told everywhere."""

from contextlib import nullcontext
from datetime import timedelta

import pytest
from typer.testing import CliRunner

from egide.cli import app
from egide.commands.words import Stop
from egide.gateway.crossing import cross
from egide.gateway.errors import NoReason
from egide.gateway.models import KeyVersion
from egide.gateway.secrets import keys, versions
from egide.gateway.secrets.versions import Why, renew
from egide.journal.queries import lines_of
from tests.rooms.gateway import flow
from tests.rooms.gateway.flow import TODAY, code_of, exchange, userinfo
from tests.rooms.gateway.oneroster.asking import Reader, registered
from tests.rooms.gateway.test_crossing import a_crossing

pytestmark = pytest.mark.django_db(transaction=True)


def told():
    """The claims of a pupil who launches the tool."""
    return userinfo(exchange(code_of()).json()["access_token"]).json()


def test_a_tool_is_told_both_names_and_the_journal_says_so(client_of):
    before = told()
    renew(client_of["service"], Why("Le fournisseur change de base"), on=TODAY)
    during = told()
    assert during["former_sub"] == before["sub"] != during["sub"]
    assert during["nickname"] != before["nickname"]
    assert set(during["groups"]).isdisjoint(before["groups"])
    line = lines_of(keys.of_person(flow.NAMED["leo"].member))[0].line
    assert "former_pseudonym" in line.attributes
    assert told()["sub"] == during["sub"]


def test_after_the_window_the_new_name_is_alone(client_of):
    before = told()
    renew(client_of["service"], Why("Hygiène", overlap=30), on=TODAY - timedelta(30))
    after = told()
    assert "former_sub" not in after
    assert after["sub"] != before["sub"]


def test_after_a_leak_nothing_leads_from_one_name_to_the_other(client_of):
    renew(client_of["service"], Why("Fuite chez le fournisseur", overlap=0), on=TODAY)
    assert "former_sub" not in told()


def test_another_tool_keeps_its_names(client_of):
    flow.registered(client_id="another")
    header = flow.basic("another")
    before = exchange(code_of(client_id="another"), header=header).json()
    renew(client_of["service"], Why("Essai"), on=TODAY)
    after = exchange(code_of(client_id="another"), header=header).json()
    subs = [userinfo(one["access_token"]).json()["sub"] for one in (before, after)]
    assert subs[0] == subs[1]


def test_a_roster_carries_both_names_too(house):
    service = registered()["service"]
    before = {one["sourcedId"] for one in Reader().all("users", "users")}
    renew(service, Why("Essai"), on=TODAY)
    after = Reader().all("users", "users")
    assert {one["metadata"]["egide.formerSourcedId"] for one in after} == before
    assert before.isdisjoint({one["sourcedId"] for one in after})


def test_another_master_key_renames_nobody_until_a_version_begins(client_of, settings):
    before = told()
    assert keys.make_another(settings.GATEWAY_KEYS) == 2
    assert told()["sub"] == before["sub"]
    assert renew(client_of["service"], Why("La clé maîtresse a changé"), on=TODAY) == 2
    assert KeyVersion.objects.get().master == 2
    assert told()["former_sub"] == before["sub"]
    assert keys.make_another(settings.GATEWAY_KEYS) == 3
    assert keys.make_another(settings.GATEWAY_KEYS) == 4
    used = versions.masters_in_use()
    assert keys.retire_masters(settings.GATEWAY_KEYS, used) == 1  # the third; the newest stays
    assert told()["former_sub"] == before["sub"]
    assert lines_of(keys.of_person(flow.NAMED["leo"].member))  # found under the first for ever


@pytest.mark.parametrize("why", [Why(""), Why("   "), Why("x", overlap=-1), Why("x", overlap=400)])
def test_nobody_is_renamed_without_a_reason(client_of, why):
    with pytest.raises(NoReason):
        renew(client_of["service"], why, on=TODAY)


def test_what_this_process_held_is_forgotten_at_once(client_of):
    cross(a_crossing(client_of["service"]))
    renew(client_of["service"], Why("Essai"), on=TODAY)
    crossed = cross(a_crossing(client_of["service"]))
    assert "former_pseudonym" in crossed.disclosure.names


def test_the_commands_begin_a_version_and_make_a_master_key(client_of, settings, monkeypatch):
    monkeypatch.setattr("egide.commands.gateway.house", nullcontext)
    folder, run = settings.GATEWAY_KEYS, CliRunner().invoke
    assert run(app, ["gateway", "rotate", "--master"]).stdout == "master 2\n"
    renamed = [
        "gateway",
        "new-version",
        client_of["service"],
        "--reason",
        "Fuite",
        "--overlap",
        "0",
    ]
    assert run(app, renamed).stdout == "2\n"
    made = KeyVersion.objects.get()
    assert (made.reason, made.master, made.overlap_until) == ("Fuite", 2, TODAY)
    assert run(app, ["gateway", "rotate", "--master", "--retire"]).stdout == "master 0\n"
    assert set(keys.masters(folder)) == {1, 2}
    unknown = run(app, ["gateway", "new-version", "nobody-s", "--reason", "x"])
    assert isinstance(unknown.exception, Stop)
