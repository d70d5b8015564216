"""A guardian with a receipt before a server that lies: each lie is seen, and named."""

import json
from dataclasses import replace

import pytest
from playwright.sync_api import expect

from egide.journal import ed25519
from egide.trust.journal import notes
from egide.trust.journal.receipt import to_json
from tests.journeys.journal.said import end, states
from tests.trust.journal.making import KEY, ORIGIN, Log

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]


TAMPERED = [
    ("line", "service", "another-service"), ("line", "attributes", ["class", "role"]),
    ("line", "at", 1_795_424_821), ("line", "agreement", "A" * 43 + "="),
    ("line", "pseudonym", "A" * 43 + "="), ("line", "on", "2026-11-22"),
    ("salts", "who", "A" * 43 + "="), ("salts", "under", "A" * 43 + "="), (None, "index", 256),
]  # fmt: skip


def test_a_receipt_that_was_tampered_with_is_false(check, serve):
    serve(Log(300))
    sound = to_json(Log(300).receipt(257))
    for part, field, value in TAMPERED:
        body = json.loads(sound)
        (body[part] if part else body)[field] = value
        result = check(json.dumps(body))
        assert (end(result), states(result)["included"]) == ("not", "not"), field
        expect(result).to_contain_text("n’est pas sous ce sommet", use_inner_text=True)


def test_a_receipt_under_a_forged_checkpoint_is_false(check, serve):
    serve(Log(300))
    receipt = Log(300).receipt(257)
    forged = replace(receipt, note=Log(300).note(seed=b"f" * 32))
    result = check(forged)
    assert (end(result), states(result)["signed"]) == ("not", "not")
    stranger = notes.Key(ORIGIN, KEY.kind, ed25519.public_of(b"f" * 32))
    unknown = replace(receipt, note=Log(300).note(key=stranger, seed=b"f" * 32))
    assert end(check(unknown)) == "not"


def test_a_log_that_forked_is_seen_by_who_kept_a_checkpoint(check, serve):
    serve(Log(300))
    receipt = Log(300).receipt(7)
    assert end(check(receipt)) == "met"
    forked = Log(400)
    forked.salts = [Log(1, start=999).salts[0], *forked.salts[1:]]
    again = Log()
    again.lines, again.salts = forked.lines, forked.salts
    again.grow(list(map(again.entry, range(400))))
    serve(again)  # signed with the right key, and different from what was signed before
    result = check(receipt)
    found = states(result)
    assert (end(result), found["today-signed"], found["today"], found["kept"]) == (
        "not", "met", "not", "not",
    )  # fmt: skip
    expect(result).to_contain_text(
        "Le journal a été réécrit depuis votre reçu.", use_inner_text=True
    )
    fresh = again.receipt(7)  # even a receipt of the new log does not hide it
    result = check(fresh)
    assert (end(result), states(result)["today"], states(result)["kept"]) == ("not", "met", "not")


def test_a_log_that_was_cut_is_seen(check, serve):
    serve(Log(300))
    assert end(check(Log(300).receipt(7))) == "met"
    serve(Log(200))
    result = check(Log(100).receipt(7))
    assert (end(result), states(result)["kept"]) == ("not", "not")
    expect(result).to_contain_text(
        "plus court que le sommet que vous aviez gardé", use_inner_text=True
    )
    result = check(Log(300).receipt(7))
    expect(result).to_contain_text("des lignes ont disparu", use_inner_text=True)


def test_a_checkpoint_of_today_that_nobody_signed_is_false(check, serve):
    serve(Log(300), note=Log(300).note(seed=b"f" * 32))
    result = check(Log(200).receipt(7))
    assert (end(result), states(result)["today-signed"]) == ("not", "not")


def test_tiles_that_lie_or_lack_prove_nothing(check, serve):
    log = Log(700)
    serve(log, missing={"tile/1/000.p/2", "tile/1/000"})
    result = check(Log(300).receipt(7))
    assert (end(result), states(result)["today"]) == ("silent", "silent")
    first = next(tile for tile in log.files if tile.level == 0 and tile.index == 1 and tile.full)
    log.files[first] = b"\0" * 8192
    serve(log)
    assert end(check(Log(300).receipt(7))) == "not"


def test_a_receipt_of_another_site_is_checked_as_far_as_it_goes(check, serve):
    elsewhere = notes.Key("other.example/val/2026-2027", KEY.kind, KEY.public)
    serve(Log(300))
    note = Log(300).note(origin=elsewhere.name, key=elsewhere)
    result = check(replace(Log(300).receipt(7), note=note), key=str(elsewhere))
    assert (end(result), states(result)["signed"]) == ("silent", "met")
    expect(result).to_contain_text("Ce reçu est celui d’un autre site", use_inner_text=True)


def test_the_key_and_the_checkpoint_that_a_family_holds_come_before_those_of_the_site(
    browser_page, check, serve
):
    other = notes.Key(ORIGIN, KEY.kind, ed25519.public_of(b"f" * 32))
    lying = Log(300, start=50)
    serve(lying, note=lying.note(key=other, seed=b"f" * 32), keys=f"log {other}\nquorum none\n")
    forged = replace(lying.receipt(7), note=lying.note(key=other, seed=b"f" * 32))
    assert end(check(forged, key=str(KEY))) == "not"
    serve(lying)
    kept = str(Log(200).note())
    result = check(lying.receipt(7), key=str(KEY), checkpoint=kept)
    assert (end(result), states(result)["kept"]) == ("not", "not")


def test_what_is_no_receipt_is_said(check, serve):
    serve(Log(3))
    for text in ("", "{}", "[[[[", "null", '{"format": "egide-receipt/v1"}'):
        assert end(check(text)) == "unreadable", text
