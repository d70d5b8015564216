"""A guardian checks a receipt on a phone: sound, tampered with, a log rewritten, cut, absent."""

import json
import re
from dataclasses import replace
from functools import partial

import pytest
from playwright.sync_api import expect

from egide.journal import actions, ed25519, queries
from egide.trust.journal import notes
from egide.trust.journal.checkpoints import Checkpoint
from egide.trust.journal.receipt import to_json
from egide.trust.journal.tiles import from_path
from tests.rooms.journal.makers import NOON, TODAY, entries
from tests.trust.journal.making import KEY, ORIGIN, SEED, WITNESS, WITNESS_SEED, Log

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]
ADDRESS = re.compile(r"/journal/val/2026-2027/(.*)$")
PHONE = {"width": 360, "height": 760}


@pytest.fixture
def serve(browser_page):
    """Serve a log in memory in the place of the real one: what a server that lies could do."""

    def start(log, *, note=None, keys=f"log {KEY}\nquorum none\n", missing=()):
        def answer(route):
            path = ADDRESS.search(route.request.url)[1]
            if path in missing:
                route.fulfill(status=404)
            elif path == "checkpoint":
                route.fulfill(body=str(note or log.note()))
            elif path == "keys":
                route.fulfill(body=keys)
            else:
                data = log.files.get(from_path(path))
                route.fulfill(status=200 if data else 404, body=data or b"")

        browser_page.unroute(ADDRESS)
        browser_page.route(ADDRESS, answer)

    return start


@pytest.fixture
def check(browser_page):
    """Give the page a receipt; come back with what it said at last."""
    browser_page.set_viewport_size(PHONE)

    def run(receipt, **more):
        browser_page.goto("/journal/verifier/")
        if more:
            browser_page.get_by_text("Coller le reçu").click()
        for name, text in more.items():
            browser_page.locator(f"[name={name}]").fill(text)
        text = receipt if isinstance(receipt, str) else to_json(receipt)
        file = {"name": "recu.json", "mimeType": "application/json", "buffer": text.encode()}
        browser_page.locator("[name=receipt]").set_input_files([file])
        result = browser_page.locator("[data-result]")
        expect(result).to_be_visible()
        expect(result).not_to_have_attribute("aria-busy", "true")
        return result

    return run


def end(result):
    return result.locator("[data-end]:visible").get_attribute("data-end")


def states(result):
    """The state of each step that is shown."""
    rows = result.locator("[data-step]:visible").all()
    return {
        row.get_attribute("data-step"): row.locator("[data-mark]:visible").get_attribute(
            "data-mark"
        )
        for row in rows
    }


@pytest.fixture
def real(settings, tmp_path):
    """A real log of 300 lines, its tiles and its keys."""
    folder = {"keys": tmp_path / "keys", "files": tmp_path / "files"}
    settings.JOURNAL = replace(settings.JOURNAL, name="journal.example", **folder)
    log = actions.open_log("val", on=TODAY)
    actions.append(entries(log, 300))
    actions.sign(log, at=NOON)
    return log


def test_a_guardian_checks_a_receipt_against_the_real_journal(browser_page, check, real):
    receipt = queries.receipt(real, 257)
    result = check(receipt)
    assert end(result) == "met"
    expect(result).to_contain_text("La ligne 257 est bien dans le journal", use_inner_text=True)
    expect(result).to_contain_text("carto-mentale", use_inner_text=True)
    expect(result).to_contain_text("première vérification", use_inner_text=True)
    expect(result).to_contain_text("La clé vient de ce site même", use_inner_text=True)
    actions.append(entries(real, 400))
    actions.sign(real, at=NOON + 60)
    result = check(receipt)
    assert (end(result), states(result)["kept"]) == ("met", "met")
    expect(result).to_contain_text("700", use_inner_text=True)
    expect(result).not_to_contain_text("première vérification", use_inner_text=True)
    with browser_page.expect_download() as kept:
        result.get_by_role("link", name="Garder le sommet du jour").click()
    assert kept.value.path().read_text() == queries.published(queries.latest(real))


def test_the_browser_and_the_rules_agree_on_every_size(check, serve):
    for size, index in ((1, 0), (2, 1), (255, 254), (256, 0), (257, 256), (1000, 513)):
        log = Log(size)
        today = Log(size + 300)
        serve(today)
        result = check(log.receipt(index))
        assert end(result) == "met", size


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


def test_without_network_the_receipt_alone_is_checked(browser_page, check, serve):
    serve(Log(300))
    browser_page.goto("/journal/verifier/")
    browser_page.unroute(ADDRESS)
    browser_page.route(ADDRESS, lambda route: route.abort())
    result = check(Log(300).receipt(7), key=str(KEY))
    assert end(result) == "silent"
    assert states(result) == {"signed": "met", "included": "met", "today": "silent"}
    result = check(Log(300).receipt(7))
    expect(result).to_contain_text("Personne n’a donné la clé de ce journal", use_inner_text=True)


def test_a_receipt_of_another_site_is_checked_as_far_as_it_goes(check, serve):
    elsewhere = notes.Key("other.example/val/2026-2027", KEY.kind, KEY.public)
    serve(Log(300))
    note = Log(300).note(origin=elsewhere.name, key=elsewhere)
    result = check(replace(Log(300).receipt(7), note=note), key=str(elsewhere))
    assert (end(result), states(result)["signed"]) == ("silent", "met")
    expect(result).to_contain_text("Ce reçu est celui d’un autre site", use_inner_text=True)


def test_a_checkpoint_pasted_without_its_last_newline_is_read(check, serve):
    serve(Log(300))
    result = check(Log(250).receipt(7), checkpoint=str(Log(200).note()).rstrip())
    assert (end(result), states(result)["kept"]) == ("met", "met")


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


def test_a_browser_without_ed25519_says_so_and_checks_the_rest(browser_page, check, serve):
    browser_page.add_init_script(
        "const real = SubtleCrypto.prototype.importKey;"
        "SubtleCrypto.prototype.importKey = function (f, k, a, ...r) {"
        " if (a === 'Ed25519') throw new DOMException('no', 'NotSupportedError');"
        " return real.call(this, f, k, a, ...r); };"
    )
    serve(Log(300))
    result = check(Log(300).receipt(7))
    assert (end(result), states(result)["included"], states(result)["today"]) == (
        "silent", "met", "met",
    )  # fmt: skip
    expect(result).to_contain_text(
        "ne sait pas vérifier une signature Ed25519", use_inner_text=True
    )


def test_witnesses_that_signed_are_counted_and_a_false_one_is_seen(check, serve):
    log = Log(300)
    serve(log, keys=f"log {KEY}\nwitness w1 {WITNESS}\nquorum none\n")
    seen = notes.cosign(log.note().text, WITNESS, NOON, partial(ed25519.sign, WITNESS_SEED))
    result = check(replace(log.receipt(7), note=notes.joined(log.note(), [seen])))
    assert (end(result), states(result)["witnessed"]) == ("met", "met")
    expect(result).to_contain_text("ont signé ce même sommet : 1.", use_inner_text=True)
    false = replace(seen, payload=(NOON + 1).to_bytes(8, "big") + seen.payload[8:])
    result = check(replace(log.receipt(7), note=notes.joined(log.note(), [false])))
    assert (end(result), states(result)["witnessed"]) == ("not", "not")


def test_what_is_no_receipt_is_said(check, serve):
    serve(Log(3))
    for text in ("", "{}", "[[[[", "null", '{"format": "egide-receipt/v1"}'):
        assert end(check(text)) == "unreadable", text


def test_extension_lines_and_other_signatures_do_not_disturb(check, serve):
    log = Log(300)
    text = f"{Checkpoint(ORIGIN, log.head).text}more\n"
    line = notes.sign(text, KEY, partial(ed25519.sign, SEED))
    note = notes.Note(text, (notes.read_note(f"x\n\n— w.example {'A' * 12}\n").signatures[0], line))
    serve(log, note=note)
    assert end(check(log.receipt(7))) == "met"


@pytest.mark.parametrize("address", ["/journal/", "/journal/verifier/"])
def test_the_pages_of_the_journal_are_accessible(browser_page, violations, real, address):
    browser_page.goto(address)
    browser_page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
    assert violations(browser_page) == []


def test_what_was_found_is_accessible(browser_page, violations, check, serve):
    serve(Log(300))
    for receipt in (Log(300).receipt(7), replace(Log(300).receipt(7), index=8)):
        check(receipt)
        browser_page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
        assert violations(browser_page) == []


def test_the_check_speaks_english(browser_page, check, serve):
    serve(Log(300))
    browser_page.goto("/journal/verifier/")
    browser_page.get_by_role("link", name="English").click()
    result = check(Log(300).receipt(7))
    expect(result).to_contain_text(
        "Line 7 is in the journal, and nobody rewrote it.", use_inner_text=True
    )
