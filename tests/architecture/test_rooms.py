"""Rooms meet through their actions, queries and announcements; pages say who may enter."""

import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings

from egide.kit import guards
from tests.architecture.source import ROOMS, TOP, modules

PRIVATE = ("models", "pages", "forms", "api", "urls", "jobs", "reactions")
ASKS_THE_DAY = ("pages", "api", "jobs", "reactions", "clock", "commands", "demo")


def test_imports_go_downhill_only():
    command = [str(Path(sys.executable).with_name("lint-imports")), "--no-cache"]
    done = subprocess.run(command, cwd=TOP, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize("module", modules(), ids=lambda module: module.name)
def test_a_room_leaves_anothers_tables_and_pages_alone(module):
    others = [room for room in ROOMS if room not in {module.room, "kit"}]
    private = {f"egide.{room}.{name}" for room in others for name in PRIVATE}
    reached = {name for name in module.imports() if any_under(name, private)}
    assert reached == set() or module.name == "src/egide/settings/urls.py"


def any_under(name: str, wanted: set[str]) -> bool:
    """Whether a module is one of these, or inside one."""
    return any(name == one or name.startswith(f"{one}.") for one in wanted)


@pytest.mark.parametrize("module", modules(), ids=lambda module: module.name)
def test_only_pages_reactions_and_jobs_ask_what_day_it_is(module):
    if any(part.startswith(ASKS_THE_DAY) for part in module.path.with_suffix("").parts[-2:]):
        return
    assert {"egide.kit.clock", "django.utils.timezone.localdate"} & module.imports() == set()
    assert "date.today" not in module.path.read_text()


def test_every_page_says_who_may_enter():
    assert guards.unguarded_routes() == []
    assert len(list(guards.routes())) > 4


def test_a_page_that_says_nothing_stays_closed(rf):
    with pytest.raises(guards.Undeclared):
        guards.Doors(lambda request: None).process_view(rf.get("/"), lambda request: None)


def test_the_middleware_that_keeps_doors_closed_is_there():
    assert "egide.kit.guards.Doors" in settings.MIDDLEWARE


@pytest.mark.parametrize("room", ROOMS)
def test_a_room_introduces_itself(room):
    lines = (TOP / "src" / "egide" / room / "README.md").read_text().splitlines()
    assert 3 <= len(lines) <= 60
