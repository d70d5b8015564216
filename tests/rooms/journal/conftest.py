"""Keys and files of each test in a folder of its own."""

from dataclasses import replace

import pytest

from egide.journal import actions
from tests.rooms.journal.makers import TODAY


@pytest.fixture(autouse=True)
def places(settings, tmp_path):
    """Where this test's journal is kept."""
    settings.JOURNAL = replace(
        settings.JOURNAL, name="journal.example", keys=tmp_path / "keys", files=tmp_path / "files"
    )
    return settings.JOURNAL


@pytest.fixture
def log(transactional_db):
    """The log of an academy, empty."""
    return actions.open_log("val", on=TODAY)
