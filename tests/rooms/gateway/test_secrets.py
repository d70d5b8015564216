"""Secrets: changed by a command, listed without a value; guessing one is slowed."""

import json
from base64 import b64encode, urlsafe_b64encode
from contextlib import nullcontext

import pytest
from django.test import Client
from typer.testing import CliRunner

from egide.cli import app
from egide.gateway.doors_in.ents import Ent, Oidc
from egide.gateway.doors_out.guessing import MISSES, secrets
from egide.gateway.doors_out.oidc import signing
from egide.gateway.errors import NoSuchClient
from egide.gateway.models import OidcClient
from egide.gateway.secrets import client_secrets, inventory, keys
from egide.gateway.secrets.versions import Why, renew
from egide.kit import clock
from tests.rooms.gateway import flow
from tests.rooms.gateway.flow import TODAY, basic, code_of, exchange
from tests.rooms.gateway.oneroster.asking import ID as READER
from tests.rooms.gateway.oneroster.asking import Reader
from tests.rooms.gateway.oneroster.asking import registered as a_reader
from tests.rooms.gateway.oneroster.asking import token as token_of
from tests.rooms.gateway.test_fast import House

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def _nobody_failed():
    secrets.forget()
    yield
    secrets.forget()


def counts(secret):
    """Whether a secret of the tool counts."""
    return exchange(code_of(), header=basic(flow.ID, secret)).status_code == 200


def test_a_changed_secret_and_the_former_count_together_for_a_while(client_of, monkeypatch):
    at = clock.now()
    fresh = client_secrets.change("oidc", flow.ID, overlap=2, at=at)
    assert [counts(fresh), counts(flow.SECRET)] == [True, True]
    held = OidcClient.objects.get(client_id=flow.ID)
    assert len(held.secrets(at=at + 7199)) == 2
    assert len(held.secrets(at=at + 7200)) == 1
    again = client_secrets.change("oidc", flow.ID, overlap=0, at=at)
    assert [counts(one) for one in (again, fresh, flow.SECRET)] == [True, False, False]


def test_after_a_leak_what_a_secret_opened_is_shut(house):
    a_reader()
    reader = Reader()
    client_secrets.change("oneroster", READER, overlap=1, at=clock.now())
    assert reader.get("orgs").status_code == 200
    fresh = client_secrets.change("oneroster", READER, overlap=0, at=clock.now())
    assert reader.get("orgs").status_code == 401
    assert token_of(header=basic(READER, fresh)).status_code == 200


@pytest.mark.parametrize("door, client", [("oidc", "nobody"), ("ldap", flow.ID)])
def test_nobodys_secret_is_not_changed(client_of, door, client):
    with pytest.raises(NoSuchClient):
        client_secrets.change(door, client, overlap=1, at=clock.now())


def test_every_secret_is_listed_with_its_age_and_no_value(client_of, settings, monkeypatch):
    a_reader()
    signing.make("ES256")
    keys.make_another(settings.GATEWAY_KEYS)
    renew(client_of["service"], Why("Essai"), on=TODAY)
    fresh = client_secrets.change("oidc", flow.ID, overlap=2, at=clock.now())
    monkeypatch.setattr("egide.commands.secrets.house", nullcontext)
    shown = CliRunner().invoke(app, ["gateway", "secrets"]).stdout
    listed = json.loads(CliRunner().invoke(app, ["gateway", "secrets", "--json"]).stdout)["secrets"]
    kinds = {one["kind"] for one in listed}
    assert kinds == {"master", "signing RS256", "signing ES256", "saml", "sealing", "version",
                     "client oidc", "client oneroster"}  # fmt: skip
    assert [one["former"] for one in listed if one["kind"] == "signing ES256"] == [False, True]
    files = [file.read_bytes() for file in settings.GATEWAY_KEYS.rglob("*") if file.is_file()]
    kept = [bytes(one) for one in OidcClient.objects.values_list("secret", flat=True)]
    said = shown + json.dumps(listed)
    for value in files + kept:
        forms = {value.hex(), b64encode(value).decode(), urlsafe_b64encode(value).decode()}
        assert not any(form.rstrip("=") in said for form in forms)
    assert flow.SECRET not in said
    assert fresh not in said
    assert len(inventory.secrets()) == len(listed)


def test_every_file_of_keys_is_in_the_list(client_of, settings):
    files = [file for file in settings.GATEWAY_KEYS.rglob("*") if file.is_file()]
    assert len(list(inventory.files())) == len(files)


@pytest.mark.parametrize("path", ["/oidc/token", "/oidc/par"])
def test_guessing_a_secret_is_slowed_from_where_it_comes(client_of, path):
    wrong, right = {"Authorization": basic(flow.ID, "wrong")}, {"Authorization": basic()}
    form = {"grant_type": "authorization_code"}
    seen = [Client().post(path, form, headers=wrong).status_code for _ in range(MISSES + 1)]
    assert seen == [401] * MISSES + [429]
    assert Client().post(path, form, headers=right).status_code == 429
    elsewhere = Client(REMOTE_ADDR="192.0.2.7").post(path, form, headers=right)
    assert elsewhere.json()["error"] not in {"invalid_client", "temporarily_unavailable"}
    assert exchange("no code", header=basic("another", "wrong")).status_code == 401


def test_a_wrong_secret_at_the_fast_way_counts_once_and_is_slowed_too(client_of):
    house, wrong = House(), basic(flow.ID, "wrong")
    for _ in range(MISSES - 1):
        assert house.token("x", header=wrong)[0] == 401
    assert house.token(code_of())[0] == 200
    assert house.token("x", header=wrong)[0] == 401
    assert house.token(code_of())[0] == 429


def test_what_an_ent_gave_us_is_listed_without_its_value(settings):
    way = Oidc("https://ent.example", "egide", "the secret of an ENT")
    settings.ENTS = (Ent("val", "ENT du Val", ("98",), ("hand:98",), "id", way),)
    (found,) = inventory.of_ents()
    assert (found.kind, found.name) == ("ent", "val")
    assert way.client_secret not in repr(found)
