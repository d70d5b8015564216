"""The command answers people and programs, and ends badly on one line."""

import json
import socket

import pytest

from tests.house.command import egide, refused


def facts(*words):
    found = json.loads(egide("law", "--json", *words).stdout)
    return {fact["id"] for fact in found["facts"]}


@pytest.mark.parametrize("day, stands", [("2020-07-15", True), ("2020-07-16", False)])
def test_the_law_on_a_day_knows_when_the_shield_fell(day, stands):
    assert ("transfer.us.privacy_shield" in facts("--on", day)) is stands


def test_the_law_in_hindsight_forgets_what_was_annulled():
    assert "transfer.us.privacy_shield" not in facts("--on", "2019-01-01", "--hindsight")


def test_every_fact_bears_its_source_and_says_whether_it_was_found():
    for fact in json.loads(egide("law", "--json").stdout)["facts"]:
        assert fact["source"]
        assert fact["mark"] in {"sourced", "to_verify"}


@pytest.mark.parametrize("words", [("law", "--on", "tomorrow"), ("serve", "--port", "99999")])
def test_a_bad_word_ends_on_one_line(words):
    assert refused(egide(*words))


@pytest.mark.parametrize("command", ["serve", "demo"])
def test_a_port_already_taken_is_said_before_anything_starts(command, tmp_path):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        done = egide(command, "--port", port, EGIDE_HOME=str(tmp_path / "home"))
    assert refused(done)
    assert f"port {port} is already taken" in done.stderr
    assert not (tmp_path / "home").exists()


def test_a_broken_database_address_is_said_on_one_line():
    assert refused(egide("manage", "check", DATABASE_URL="mysql://x/y"))


def test_the_doctor_says_what_each_missing_thing_costs_and_what_mends_it():
    done = egide("doctor", "--json", PATH="/nonexistent")
    organs = {organ["name"]: organ for organ in json.loads(done.stdout)["organs"]}
    assert done.returncode == 0
    assert not organs["Chromium"]["there"]
    assert organs["Chromium"]["mend"] == "apt install chromium"
    assert all(o["costs"] and o["mend"] for o in organs.values() if not o["there"])
    assert all(o["where"] for o in organs.values() if o["there"])


def test_the_doctor_says_how_people_come_in():
    service = {
        "key": "op", "name": "Guichet", "issuer": "https://op.example", "client_id": "a",
        "client_secret": "hush",
    }  # fmt: skip
    done = egide("doctor", "--json", EGIDE_ORIGIN="https://egide.example",
                 EGIDE_OIDC=json.dumps([service]))  # fmt: skip
    organs = {organ["name"]: organ for organ in json.loads(done.stdout)["organs"]}
    assert organs["passkeys"]["where"] == "https://egide.example"
    assert organs["OIDC"]["where"] == "Guichet <https://op.example>"
    assert "hush" not in done.stdout
    bare = egide("doctor", "--json", DJANGO_SETTINGS_MODULE="egide.settings.production")
    organs = {organ["name"]: organ for organ in json.loads(bare.stdout)["organs"]}
    assert not any(organs[name]["there"] for name in ("passkeys", "OIDC", "personas"))


def test_it_speaks_french_unless_the_terminal_says_english():
    assert "The law on a day" in egide("--help").stdout
    assert "Le droit d’un jour" in egide("--help", LANG="fr_FR.UTF-8").stdout
    assert "Le droit d’un jour" in egide("--help", LANG="C.UTF-8").stdout
