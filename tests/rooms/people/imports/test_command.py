"""`egide import`, as a person runs it: lines, JSON, exit codes."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.rooms.people.imports.making import bundle, user

EGIDE = str(Path(sys.executable).with_name("egide"))


@pytest.fixture(scope="module")
def home(tmp_path_factory):
    """A house of its own, with its database."""
    home = tmp_path_factory.mktemp("house")
    done = run(home, "manage", "migrate")
    assert done.returncode == 0, done.stderr
    return home


def run(home, *words):
    environ = {"PATH": os.environ["PATH"], "LANG": "en_GB.UTF-8", "EGIDE_HOME": str(home / "house")}
    command = [EGIDE, *map(str, words)]
    return subprocess.run(command, env=environ, capture_output=True, text=True, check=False)


def test_a_bundle_is_previewed_imported_and_imported_again(home, tmp_path):
    path = bundle(tmp_path / "b", users=[user(), user("p2", role="wizard", givenName="Célestine")])
    seen = run(home, "import", "oneroster", path, "--academie", "14:eple", "--dry-run")
    assert seen.returncode == 0
    assert "+1, ~0, −0; 1 problem(s)" in seen.stdout
    assert seen.stderr == "users.csv:3: role : unknown value\n"
    done = run(home, "import", "oneroster", path, "--academie", "14:eple", "--json")
    body = json.loads(done.stdout)
    assert (done.returncode, body["applied"], body["counts"]["added"]) == (0, True, 1)
    assert body["problems"] == [
        {"file": "users.csv", "line": 3, "field": "role", "reason": "unknown-word", "warned": False}
    ]  # fmt: skip
    again = json.loads(run(home, "import", "oneroster", path, "--academie", "14", "--json").stdout)
    assert again["counts"] == {
        "added": 0, "changed": 0, "removed": 0, "unchanged": 1, "written": 0,
    }  # fmt: skip
    # The schools say whose it is: without the option, nobody is there twice.
    bare = json.loads(run(home, "import", "oneroster", path, "--json").stdout)
    assert bare["counts"] == again["counts"]
    assert bare["rosters"][0]["roster"] == "oneroster:14"
    assert "Célestine" not in seen.stdout + seen.stderr + done.stdout


def test_what_is_refused_ends_on_one_line_and_exit_code_2(home, tmp_path):
    path = bundle(tmp_path / "b")
    (path / "users.csv").unlink()
    said = run(home, "import", "oneroster", path)
    assert (said.returncode, said.stdout) == (2, "")
    assert said.stderr == (
        "egide: users.csv : the manifest announces this file, which is missing\n"
    )
    told = run(home, "import", "oneroster", path, "--json")
    assert told.returncode == 2
    assert json.loads(told.stdout)["refusal"]["code"] == "incomplete"
    assert run(home, "import", "oneroster", path, "--academie", "14:x").returncode == 2
