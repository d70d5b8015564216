"""The audit says nothing of a sound log, and names what was tampered with."""

import pytest

from egide.journal import actions, audit
from egide.journal.keeping import Keeper
from egide.journal.models import Log
from egide.trust.journal import tiles
from tests.rooms.journal.makers import INES, NOON, TODAY, an_entry, entries, tamper

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def _nobody_answers_for_agreements(monkeypatch):
    monkeypatch.setattr(audit, "_in_force", [])


@pytest.fixture
def log_of_700(log):
    """Signed at 0, 300 and 600; a hundred lines wait."""
    actions.sign(log, at=NOON)
    actions.append(entries(log, 300))
    actions.sign(log, at=NOON)
    actions.append(entries(log, 299))
    actions.append([an_entry(log, person=b"o" * 32)])
    actions.sign(log, at=NOON)
    actions.append(entries(log, 100))
    return log


def report(log):
    return audit.audit(Log.objects.get(pk=log))


def faults(log):
    return [(fault.code, fault.place) for fault in report(log).faults]


def test_a_sound_log_has_no_fault(log_of_700):
    found = report(log_of_700)
    assert (found.lines, found.erased, found.checkpoints, found.faults) == (700, 0, 3, [])
    assert found.agreements is None


def test_an_empty_log_that_nobody_signed_has_no_fault(log):
    assert report(log).faults == []


def test_erased_lines_are_counted_and_are_no_fault(log_of_700):
    actions.erase(INES)
    found = report(log_of_700)
    assert (found.erased, found.faults) == (699, [])


def test_each_line_has_an_agreement_in_force_even_when_its_person_was_erased(log_of_700):
    audit.agreements_by(lambda agreement, on: agreement == b"a" * 32 and on == TODAY)
    assert report(log_of_700).agreements == 1
    actions.append([an_entry(log_of_700, agreement=b"z" * 32)])
    actions.erase(INES)
    assert faults(log_of_700) == [("no-agreement", 700)]


@pytest.mark.parametrize(
    "statement, expected",
    [
        ("UPDATE journal_leaf SET agreement = under WHERE index = 5", [("under-differs", 5)]),
        ("UPDATE journal_leaf SET \"on\" = '2026-11-22' WHERE index = 5", "under-differs"),
        ("UPDATE journal_opening SET service = 'other' WHERE index = 5", [("who-differs", 5)]),
        ("UPDATE journal_opening SET at = at + 1 WHERE index = 650", [("who-differs", 650)]),
        ("UPDATE journal_opening SET attributes = 'z a' WHERE index = 5", [("who-differs", 5)]),
        ("UPDATE journal_leaf SET who = under WHERE index = 5", "root-differs"),
        ("DELETE FROM journal_leaf WHERE index = 5", "gap"),
        ("DELETE FROM journal_leaf WHERE index = 699", "gap"),
        ("UPDATE journal_log SET size = 500", "signed-beyond-the-log"),
        ("UPDATE journal_checkpoint SET note = 'x' WHERE size = 300", "checkpoint-unreadable"),
        ("UPDATE journal_checkpoint SET size = 301 WHERE size = 300", "checkpoint-differs"),
        ("UPDATE journal_checkpoint SET note = replace(note, '— ', '— x') WHERE size = 300",
         [("unsigned", 300)]),
        ("UPDATE journal_checkpoint SET root = sha256('x') WHERE size = 300", "root-differs"),
    ],
)  # fmt: skip
def test_what_was_tampered_with_is_named(log_of_700, statement, expected):
    tamper(statement)
    found = faults(log_of_700)
    if isinstance(expected, str):
        assert expected in {code for code, _ in found}
    else:
        assert found == expected


@pytest.mark.parametrize(
    "tile",
    [tiles.Tile(0, 1), tiles.Tile(tiles.ENTRIES, 0), tiles.Tile(1, 0, 2), tiles.Tile(0, 2, 88)],
)
def test_a_tile_that_differs_or_is_missing_is_named(log_of_700, tile):
    path = Keeper.of(Log.objects.get(pk=log_of_700)).shelf.path(tile)
    data = path.read_bytes()
    path.write_bytes(bytes([data[0]]) + bytes([data[1] ^ 1]) + data[2:])
    assert [place for _, place in faults(log_of_700)] == [tile.start]
    path.unlink()
    assert faults(log_of_700) == [("tile-missing", tile.start)]
