"""A guardian checks a receipt on a phone: against the real journal, without network, again."""

from dataclasses import replace
from functools import partial

import pytest
from playwright.sync_api import expect

from egide.journal import actions, ed25519, queries
from egide.trust.journal import notes
from egide.trust.journal.checkpoints import Checkpoint
from tests.journeys.journal.said import ADDRESS, end, states
from tests.rooms.journal.makers import NOON, TODAY, entries
from tests.trust.journal.making import KEY, ORIGIN, SEED, WITNESS, WITNESS_SEED, Log

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]


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


def test_a_checkpoint_pasted_without_its_last_newline_is_read(check, serve):
    serve(Log(300))
    result = check(Log(250).receipt(7), checkpoint=str(Log(200).note()).rstrip())
    assert (end(result), states(result)["kept"]) == ("met", "met")


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
