"""No weak default: what is missing in production stops the start."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from egide.settings.conf import Unset, database, kept_secret, read

WHOLE = {
    "EGIDE_SECRET_KEY": "x" * 50,
    "EGIDE_HOSTS": "egide.example",
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
