"""No weak default: what is missing in production stops the start."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from egide.settings.conf import Unset, database, kept_secret, read
from egide.settings.mail import relay
from egide.settings.sign_in import upstreams

WHOLE = {
    "EGIDE_SECRET_KEY": "x" * 50,
    "EGIDE_HOSTS": "egide.example",
    "EGIDE_ORIGIN": "https://egide.example",
    "DATABASE_URL": "postgresql://egide@db.example/egide",
    "EGIDE_JOURNAL_NAME": "egide.example/journal",
}


def started(**environ):
    """What happens when production starts with these settings."""
    code = "import egide.settings.production as s; print(s.ALLOWED_HOSTS, s.PERSONAS)"
    bare = {"PATH": os.environ["PATH"], "DJANGO_SETTINGS_MODULE": "egide.settings.production"}
    command = [sys.executable, "-c", code]
    return subprocess.run(command, env=bare | environ, capture_output=True, text=True, check=False)


def test_production_starts_when_nothing_is_missing():
    assert started(**WHOLE).stdout.strip() == "['egide.example'] False"


def test_production_passes_djangos_own_review():
    bare = {"PATH": os.environ["PATH"], "DJANGO_SETTINGS_MODULE": "egide.settings.production"}
    command = [sys.executable, "-m", "django", "check", "--deploy", "--fail-level", "WARNING"]
    whole = WHOLE | {"EGIDE_SECRET_KEY": "".join(map(chr, range(40, 100)))}
    done = subprocess.run(command, env=bare | whole, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("name", WHOLE)
def test_production_refuses_to_start_without(name):
    done = started(**{key: value for key, value in WHOLE.items() if key != name})
    assert done.returncode
    assert f"{name} is not set" in done.stderr


def test_production_refuses_to_start_with_invented_people():
    assert "invented people" in started(**WHOLE, EGIDE_PERSONAS="1").stderr


@pytest.mark.parametrize(
    "origin", ["http://egide.example", "https://egide.example/x", "egide.example", "https://",
               "https://a:b@egide.example", "https://EGIDE.example", "ftp://egide.example"],
)  # fmt: skip
def test_production_refuses_an_address_that_is_not_one_of_tls(origin):
    done = started(**WHOLE | {"EGIDE_ORIGIN": origin})
    assert done.returncode
    assert "EGIDE_ORIGIN" in done.stderr.splitlines()[-1]


SERVICE = {
    "key": "op", "name": "Op", "issuer": "https://op.example", "client_id": "a",
    "client_secret": "hush",
}  # fmt: skip


@pytest.mark.parametrize(
    "services",
    [[SERVICE | {"issuer": "http://op.example"}], [SERVICE | {"client_secret": ""}],
     [SERVICE | {"key": "Op/.."}], [SERVICE | {"more": "x"}], [{"key": "op"}], [SERVICE, SERVICE],
     [SERVICE, SERVICE | {"key": "two"}], [SERVICE | {"name": 7}], SERVICE, "hush", ["hush"]],
)  # fmt: skip
def test_a_sign_in_service_that_is_written_wrongly_stops_the_start_and_is_not_printed(services):
    done = started(**WHOLE, EGIDE_OIDC=json.dumps(services))
    assert done.returncode
    said = done.stderr.splitlines()[-1]
    assert "EGIDE_OIDC" in said
    assert "hush" not in said


def test_plain_http_to_a_sign_in_service_is_for_a_laptop_and_its_own_machine():
    here = json.dumps([SERVICE | {"issuer": "http://127.0.0.1:9000"}])
    assert upstreams(here, loopback=True)[0].key == "op"
    assert "hush" not in repr(upstreams(here, loopback=True))
    with pytest.raises(Unset):
        upstreams(here)
    with pytest.raises(Unset):
        upstreams(json.dumps([SERVICE | {"issuer": "http://op.example"}]), loopback=True)


WEAK = {
    "people.E001": "PERSONAS = True",
    "people.E002": "DEBUG = True",
    "people.E003": "SECRET_KEY = 'short'",
    "people.E004": "ORIGIN = 'http://egide.example'",
    "people.E005": "ALLOWED_HOSTS = ['another.example']",
    "people.E007": "SESSION_COOKIE_SECURE = False",
}


@pytest.mark.parametrize("code", WEAK)
def test_settings_of_ones_own_that_weaken_production_are_neither_checked_nor_served(tmp_path, code):
    text = f"from egide.settings.production import *\n{WEAK[code]}\n"
    (tmp_path / "weaker.py").write_text(text)
    where = {"PATH": os.environ["PATH"], "PYTHONPATH": str(tmp_path)}
    environ = WHOLE | where | {"DJANGO_SETTINGS_MODULE": "weaker"}
    serve = [sys.executable, "-c", "import egide.settings.wsgi"]
    check = [sys.executable, "-m", "django", "check"]
    for command in (serve, check):
        done = subprocess.run(command, env=environ, capture_output=True, text=True, check=False)
        assert done.returncode, command
        assert code in done.stderr


def test_production_that_is_as_it_must_be_is_served():
    environ = WHOLE | {"PATH": os.environ["PATH"]}
    command = [sys.executable, "-c", "import egide.settings.wsgi"]
    done = subprocess.run(command, env=environ, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("proxies", ["-1", "many", "10", ""])
def test_a_number_of_proxies_is_a_small_number(proxies):
    with pytest.raises(Unset):
        read({"EGIDE_PROXIES": proxies})


@pytest.mark.parametrize(
    "url, host, port, name",
    [
        ("postgresql://a:b%40c@db.example:5433/x?sslmode=require", "db.example", "5433", "x"),
        ("postgres://a@%2Fvar%2Frun%2Fpostgresql/x", "/var/run/postgresql", "", "x"),
        ("postgresql:///x?host=/run/pg", "/run/pg", "", "x"),
    ],
)
def test_a_database_is_understood(url, host, port, name):
    found = database(url)
    assert (found["HOST"], found["PORT"], found["NAME"]) == (host, port, name)


def test_another_kind_of_database_is_refused():
    with pytest.raises(Unset):
        database("mysql://x/y")


def test_the_home_is_beside_the_checkout_unless_told():
    assert read({}).home.name == ".egide"
    assert read({"EGIDE_HOME": "/srv/egide"}).home == Path("/srv/egide")


def test_a_laptops_secret_is_made_once_and_closed_to_others(tmp_path):
    first = kept_secret(tmp_path / "home")
    assert first == kept_secret(tmp_path / "home")
    assert len(first) > 50
    assert (tmp_path / "home" / "secret-key").stat().st_mode & 0o077 == 0


@pytest.mark.parametrize(
    "url", ["mail.example", "http://mail.example", "smtp://", "smtp://h:port", "smtp://h/x",
            "smtps://ada:hush@h:99999"],
)  # fmt: skip
def test_a_relay_that_is_written_wrongly_stops_the_start_and_is_not_printed(url):
    done = started(**WHOLE, EGIDE_MAIL_URL=url, EGIDE_MAIL_FROM="Égide <egide@academie.example>")
    assert done.returncode
    assert "EGIDE_MAIL_URL" in done.stderr.splitlines()[-1]
    assert "hush" not in done.stderr.splitlines()[-1]


@pytest.mark.parametrize(
    "sender", ["", "Égide", "egide@localhost", "a@b.example\nBcc: c@d.example"]
)
def test_a_relay_wants_somebody_who_writes(sender):
    done = started(**WHOLE, EGIDE_MAIL_URL="smtps://mail.example", EGIDE_MAIL_FROM=sender)
    assert done.returncode
    assert "EGIDE_MAIL_FROM" in done.stderr.splitlines()[-1]


def test_words_to_a_relay_go_in_the_clear_to_this_machine_alone():
    assert relay("") is None
    away, here, sure = map(relay, ("smtp://a:b%40c@mail.example", "smtp://127.0.0.1:25",
                                   "smtps://mail.example"))  # fmt: skip
    assert (away.starttls, away.port, away.password) == (True, 587, "b@c")
    assert "b@c" not in repr(away)
    assert (here.starttls, here.tls, here.port) == (False, False, 25)
    assert (sure.starttls, sure.tls, sure.port) == (False, True, 465)
