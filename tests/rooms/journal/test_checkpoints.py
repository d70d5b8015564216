"""Checkpoints grow with the log, tiles are right and served right, lost files are made again."""

from threading import Event

import psycopg
import pytest
from django.db import OperationalError, transaction

from egide.journal import actions, ed25519, jobs, keys, opening, queries, shelf
from egide.journal.errors import NoKey, NoSuchLine, NotSignedYet
from egide.journal.keeping import Keeper
from egide.journal.models import Checkpoint, Log, PublicKey
from egide.trust.journal import notes, tiles, verifying
from egide.trust.journal.checkpoints import read_checkpoint
from egide.trust.journal.errors import Unproved
from egide.trust.journal.leaf import read_entry
from egide.trust.journal.merkle import Frontier, consistency, leaf_hash
from egide.trust.journal.policy import read_policy
from egide.trust.journal.receipt import read_receipt, to_json
from tests.rooms.journal.makers import INES, NOON, TODAY, address, an_entry, entries, tamper

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def keeper(log):
    return Keeper.of(Log.objects.get(pk=log))


def policy(log):
    return read_policy(queries.policy_text(Log.objects.get(pk=log)))


def get(client, path):
    return client.get(f"/journal/val/2026-2027/{path}")


def test_an_empty_log_is_signed_and_the_next_ones_extend_it(log, keeper):
    heads = [actions.sign(log, at=NOON)]
    for count in (1, 255, 1, 300):
        actions.append(entries(log, count))
        heads.append(actions.sign(log, at=NOON))
    assert [head.size for head in heads] == [0, 1, 256, 257, 557]
    nodes = tiles.nodes_of(557, keeper.shelf.read)
    for old in heads:
        path = consistency(old.size, 557, nodes)
        assert verifying.extends(old, heads[-1], path)
    expected = Frontier().grown(map(leaf_hash, keeper.entries(0, 557)))
    assert heads[-1].root == expected.root


def test_a_log_that_did_not_grow_is_not_signed_again(log):
    actions.append([an_entry(log)])
    assert actions.sign(log, at=NOON) == actions.sign(log, at=NOON + 60)
    assert Checkpoint.objects.count() == 1


def test_a_receipt_proves_its_line_to_whoever_knows_the_key(log):
    written = actions.append(entries(log, 300))
    with pytest.raises(NotSignedYet):
        queries.receipt(log, 7)
    actions.sign(log, at=NOON)
    for index in (0, 7, 255, 256, 299):
        receipt = read_receipt(to_json(queries.receipt(log, index)))
        signed = verifying.check_receipt(receipt, policy(log), ed25519.verify)
        assert signed.checkpoint.head.size == 300
        assert (receipt.line, receipt.salts) == (written[index].line, written[index].salts)
        assert receipt.speaks_of("k3v9q2")


def test_erasing_a_person_leaves_the_log_valid_and_says_nothing_of_them(log, keeper):
    other = b"o" * 32
    actions.append([*entries(log, 3), an_entry(log, person=other), *entries(log, 2)])
    before = actions.sign(log, at=NOON)
    kept = queries.receipt(log, 3)
    assert len(queries.lines_of(INES)) == 5
    assert actions.erase(INES) == 5
    assert queries.lines_of(INES) == []
    with pytest.raises(NoSuchLine):
        queries.receipt(log, 0)
    actions.append([an_entry(log, person=other)])
    actions.sign(log, at=NOON + 9)
    assert keeper.head(6) == before
    verifying.check_receipt(kept, policy(log), ed25519.verify)
    assert queries.receipt(log, 3).line == kept.line
    for entry in keeper.entries(0, 3):
        assert read_entry(entry)  # still there, and closed for good


def test_lines_of_a_person_come_newest_first_and_none_is_lost_between_pages(log):
    actions.append(entries(log, 2) + [an_entry(log, at=NOON + 2)] * 3)
    first = queries.lines_of(INES, most=2)
    assert [one.index for one in first] == [4, 3]
    assert [one.index for one in queries.lines_of(INES, before=first[-1])] == [2, 1, 0]
    assert queries.lines_of(b"o" * 32) == []


def test_lost_and_spoilt_files_are_made_again(log, keeper):
    actions.append(entries(log, 600))
    head = actions.sign(log, at=NOON)
    spoilt = keeper.shelf.path(tiles.Tile(0, 2, 88))
    whole = {path: path.read_bytes() for path in keeper.shelf.folder.rglob("*") if path.is_file()}
    keeper.shelf.path(tiles.Tile(1, 0, 2)).unlink()
    keeper.shelf.path(tiles.Tile(0, 1)).write_bytes(b"short")
    keeper.shelf.path(tiles.Tile(tiles.ENTRIES, 2, 88)).unlink()
    spoilt.write_bytes(b"x" * 88 * 32)
    actions.append([an_entry(log)])
    assert actions.sign(log, at=NOON).size == 601
    assert keeper.head(600) == head
    for tile in tiles.edge(600):
        keeper.read(tile)
    assert {path: path.read_bytes() for path in whole if path.name != "checkpoint"} == {
        path: data for path, data in whole.items() if path.name != "checkpoint"
    }


def test_a_log_whose_leaves_no_longer_give_the_signed_root_is_not_signed(log, keeper, monkeypatch):
    actions.append(entries(log, 3))
    actions.sign(log, at=NOON)
    actions.append([an_entry(log)])
    real = Keeper.entries
    monkeypatch.setattr(Keeper, "entries", lambda self, a, b: real(self, a, b)[::-1])
    for tile in tiles.edge(3):
        keeper.shelf.path(tile).unlink()
    with pytest.raises(actions.Rewritten):
        actions.sign(log, at=NOON)
    assert Checkpoint.objects.count() == 1


def test_a_database_that_came_back_from_an_older_backup_signs_nothing(log):
    actions.append(entries(log, 3))
    actions.sign(log, at=NOON)
    tamper("DELETE FROM journal_checkpoint")
    tamper("DELETE FROM journal_leaf WHERE index = 2")
    tamper("DELETE FROM journal_opening WHERE index = 2")
    tamper("UPDATE journal_log SET size = 2")
    actions.append(entries(log, 9))
    with pytest.raises(actions.Rewritten, match="longer log"):
        actions.sign(log, at=NOON + 2)
    assert queries.latest(log) is None


def test_tiles_are_served_as_files_that_never_change(log, client):
    actions.append(entries(log, 257))
    actions.sign(log, at=NOON)
    full = get(client, "tile/0/000")
    assert (full.status_code, len(full.content)) == (200, 8192)
    assert full["Content-Type"] == "application/octet-stream"
    assert full["Cache-Control"] == "public, max-age=31536000, immutable"
    assert full["Access-Control-Allow-Origin"] == "*"
    assert "Vary" not in full
    assert "Set-Cookie" not in full
    bundle = get(client, "tile/entries/001.p/1").content
    (entry,) = tiles.from_bundle(bundle, 1)
    assert leaf_hash(entry) == get(client, "tile/0/001.p/1").content
    assert (
        get(client, "tile/1/000.p/1").content
        == Frontier().grown(tiles.hashes_in(full.content, 256)).root
    )


def test_a_partial_tile_goes_when_the_full_one_is_there(log, client):
    actions.append(entries(log, 200))
    actions.sign(log, at=NOON)
    assert get(client, "tile/0/000.p/200").status_code == 200
    actions.append(entries(log, 100))
    actions.sign(log, at=NOON)
    assert get(client, "tile/0/000.p/200").status_code == 404
    assert get(client, "tile/0/000").status_code == 200


@pytest.mark.parametrize(
    "path",
    ["tile/0/001", "tile/0/000.p/3", "tile/../checkpoint", "tile/0/%2e%2e/checkpoint", "tile/0/0",
     "tile/9/000", "tile/keys", "tile/0/000.p/002"],
)  # fmt: skip
def test_what_is_no_tile_of_the_log_is_missing(log, client, path):
    actions.append(entries(log, 2))
    actions.sign(log, at=NOON)
    assert get(client, path).status_code == 404
    assert client.get("/journal/xyz/2026-2027/checkpoint").status_code == 404


def test_the_checkpoint_and_the_keys_are_enough_to_believe(log, client):
    actions.append(entries(log, 2))
    actions.sign(log, at=NOON)
    answer = get(client, "checkpoint")
    assert answer["Cache-Control"] == "public, max-age=2"
    assert answer["Content-Type"] == "text/plain; charset=utf-8"
    trusted = read_policy(get(client, "keys").content.decode())
    note = notes.read_note(answer.content.decode())
    assert verifying.check_note(note, trusted, ed25519.verify).checkpoint.head.size == 2
    assert read_checkpoint(note.text).origin == "journal.example/val/2026-2027"


def test_the_public_page_costs_one_query_however_many_logs(log, client, django_assert_num_queries):
    for academy in ("bel", "mar", "oc"):
        actions.open_log(academy, on=TODAY)
    jobs.sign_all()
    with django_assert_num_queries(1):
        page = client.get("/journal/").content.decode()
    assert page.count("2026-2027/checkpoint") == 4


def test_two_processes_never_sign_the_same_log_at_once(log):
    with psycopg.connect(address()) as other:
        other.execute("SELECT pg_advisory_xact_lock(%s, %s)", [actions.SIGNING, log])
        assert actions.sign(log, at=NOON) is None
    assert actions.sign(log, at=NOON).size == 0


def test_a_rotated_key_signs_beside_the_former_one_until_that_one_retires(log):
    former = policy(log)
    actions.append([an_entry(log)])
    actions.rotate(log, on=TODAY)
    actions.sign(log, at=NOON)
    first = queries.receipt(log, 0)
    assert len(verifying.check_receipt(first, former, ed25519.verify).logs) == 1
    assert len(verifying.check_receipt(first, policy(log), ed25519.verify).logs) == 2
    actions.rotate(log, on=TODAY, retire=True)
    actions.append([an_entry(log)])
    actions.sign(log, at=NOON)
    with pytest.raises(Unproved, match="unsigned"):
        verifying.check_receipt(queries.receipt(log, 1), former, ed25519.verify)
    verifying.check_receipt(queries.receipt(log, 1), policy(log), ed25519.verify)
    verifying.check_receipt(first, policy(log), ed25519.verify)


def test_no_private_key_is_in_the_database_nor_open_to_others(log, places):
    path = keys.file_of("journal.example/val/2026-2027")
    assert path.stat().st_mode & 0o077 == 0
    seed = keys.signers("journal.example/val/2026-2027")[0].seed
    assert seed.hex() not in repr(PublicKey.objects.values_list())
    assert "PRIVATE" not in repr(keys.signers("journal.example/val/2026-2027"))
    path.chmod(0o644)
    with pytest.raises(NoKey, match="open to other accounts"):
        keys.signers("journal.example/val/2026-2027")


@pytest.mark.parametrize("text", ["", "nonsense\n", "PRIVATE+KEY+another+00000000+AQ==\n"])
def test_a_file_that_holds_no_key_of_the_log_is_a_fault(log, text):
    path = keys.file_of("journal.example/val/2026-2027")
    path.write_text(text)
    with pytest.raises((NoKey, ValueError)):
        actions.sign(log, at=NOON)


def test_no_origin_climbs_out_of_the_folder_of_keys(places):
    for origin in ("../x", "a//b", "a/../b", ""):
        with pytest.raises(NoKey):
            keys.file_of(origin)


def test_opening_a_log_twice_changes_nothing(log):
    assert actions.open_log("val", on=TODAY) == log == queries.log_for("val", on=TODAY)
    assert PublicKey.objects.count() == 1


def test_the_job_signs_what_it_can(log, caplog):
    broken = actions.open_log("bel", on=TODAY)
    keys.file_of(Log.objects.get(pk=broken).origin).unlink()
    actions.append([an_entry(log)])
    assert jobs.sign_all() == 1
    assert "journal.example/bel/2026-2027 was not signed" in caplog.text
    actions.append([an_entry(log)])
    stop = Event()
    stop.wait = lambda _seconds: stop.set()
    jobs.keep(stop)
    assert queries.latest(log).size == 2


def test_the_job_opens_what_the_school_year_needs(places, db, monkeypatch):
    monkeypatch.setattr(opening, "_wanted", [lambda: ("bel", "oc")])
    stop = Event()
    stop.wait = lambda _seconds: stop.set()
    jobs.keep(stop)
    assert sorted(Log.objects.values_list("academy", flat=True)) == ["bel", "oc"]
    assert opening.open_due(TODAY) == 0
    assert opening.open_due(TODAY.replace(year=TODAY.year + 1)) == 2


def test_the_job_outlives_a_database_that_does_not_answer(log, caplog, monkeypatch):
    def broken():
        raise OperationalError

    monkeypatch.setattr(jobs.queries, "logs", broken)
    stop = Event()
    stop.wait = lambda _seconds: stop.set()
    jobs.keep(stop)
    assert "the journals cannot be reached: OperationalError" in caplog.text


def test_nothing_is_published_when_the_signature_is_undone(log, places):
    actions.append([an_entry(log)])
    with pytest.raises(RuntimeError), transaction.atomic():
        actions.sign(log, at=NOON)
        raise RuntimeError
    assert queries.latest(log) is None
    assert not (shelf.Shelf.of("val", "2026-2027").folder / "checkpoint").exists()
