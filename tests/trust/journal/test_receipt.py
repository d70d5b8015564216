"""The leaf, the receipt and what it proves; each way to lie has its own refusal."""

import json
from dataclasses import replace
from datetime import date
from functools import partial
from hashlib import sha256

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from egide.journal import ed25519
from egide.trust.journal import notes, verifying
from egide.trust.journal.errors import Malformed, Unproved
from egide.trust.journal.leaf import commit, read_entry, seal_pseudonym
from egide.trust.journal.merkle import Head, consistency
from egide.trust.journal.policy import Known, Policy
from egide.trust.journal.receipt import LONGEST, read_receipt, to_json
from tests.trust.journal.making import (
    KEY,
    LINE,
    ORIGIN,
    SALTS,
    WITNESS,
    WITNESS_SEED,
    Log,
    a_line,
    a_policy,
)

LOG = Log(300)
RECEIPT = LOG.receipt(257)
TEXT = to_json(RECEIPT)
check = partial(verifying.check_receipt, policy=a_policy(), verify=ed25519.verify)


def changed(**fields):
    """The receipt as JSON with other values at the top."""
    return json.dumps(json.loads(TEXT) | fields)


def within(part, **fields):
    body = json.loads(TEXT)
    body[part] |= fields
    return json.dumps(body)


def test_the_bytes_of_a_leaf_are_those_that_its_format_says():
    # docs/formats/leaf.md, written out by hand once and for all.
    who = sha256(
        b"egide/leaf/v1/who\n" + b"w" * 32 + b"\x00\x0dcarto-mentale" + b"\x00\x20" + b"p" * 32
        + b"\x00\x08" + (1_795_424_820).to_bytes(8, "big")
        + b"\x00\x05class" + b"\x00\x0cdisplay_name" + b"\x00\x04role"
    ).digest()  # fmt: skip
    under = sha256(
        b"egide/leaf/v1/under\n" + b"u" * 32 + b"\x00\x20" + b"a" * 32 + b"\x00\x0a2026-11-23"
    ).digest()
    leaf = commit(LINE, SALTS)
    assert leaf.entry == b"egide/leaf/v1\n" + who + under
    assert read_entry(leaf.entry) == leaf


@given(st.sampled_from(["service", "pseudonym", "attributes", "at", "agreement", "on"]))
def test_a_line_that_says_anything_else_has_another_leaf(field):
    other = {
        "service": "nuage", "pseudonym": b"q" * 32, "attributes": ("role",), "at": LINE.at + 1,
        "agreement": b"b" * 32, "on": date(2026, 11, 22),
    }  # fmt: skip
    line = replace(LINE, on=LINE.on) if field != "on" else a_line(at=LINE.at - 9 * 3600)
    assert commit(replace(line, **{field: other[field]}), SALTS) != commit(line, SALTS)


def test_the_same_line_under_other_salts_looks_like_another():
    other = replace(SALTS, who=b"v" * 32, under=b"t" * 32)
    first, second = commit(LINE, SALTS), commit(LINE, other)
    assert {first.who, first.under} & {second.who, second.under} == set()


def test_two_fields_never_run_into_each_other():
    one = a_line(attributes=("ab", "c"))
    assert commit(one, SALTS) != commit(a_line(attributes=("a", "bc")), SALTS)


@pytest.mark.parametrize(
    "said",
    [
        {"attributes": ("role", "class")}, {"attributes": ("role", "role")},
        {"attributes": ("Rôle",)}, {"attributes": ("role=pupil",)}, {"attributes": ("",)},
        {"attributes": tuple(f"a{n:02d}" for n in range(65))}, {"service": ""},
        {"service": "x" * 256}, {"service": "a\nb"}, {"service": "\udcff"}, {"pseudonym": b"short"},
        {"agreement": b""}, {"at": -1}, {"at": 2**53}, {"at": LINE.at + 3 * 86_400},
        {"on": date(2026, 11, 25)}, {"on": date(2026, 11, 21)}, {"on": date.max, "at": 2**53 - 1},
    ],
)  # fmt: skip
def test_a_line_without_a_canonical_form_cannot_be_made(said):
    with pytest.raises(Malformed):
        a_line(**said)


def test_a_salt_that_would_not_hide_is_refused():
    with pytest.raises(Malformed):
        replace(SALTS, who=b"")


def test_the_day_of_a_school_overseas_is_accepted():
    assert a_line(at=1_795_478_400, on=date(2026, 11, 23)).on.day == 23  # midnight UTC, Papeete
    assert a_line(at=1_795_478_399, on=date(2026, 11, 24)).on.day == 24  # Nouméa


def test_a_receipt_gives_back_what_it_was_made_of_and_proves_it():
    assert read_receipt(TEXT) == RECEIPT
    signed = check(RECEIPT)
    assert (signed.checkpoint.origin, signed.checkpoint.head.size) == (ORIGIN, 300)
    assert signed.logs == (KEY,)


def test_a_receipt_opens_a_pseudonym_only_for_who_knows_it():
    line = a_line(pseudonym=seal_pseudonym("k3v9", SALTS.pseudonym))
    receipt = replace(RECEIPT, line=line, salts=SALTS)
    assert receipt.speaks_of("k3v9")
    assert not receipt.speaks_of("k3v8")
    assert "k3v9" not in to_json(receipt)


@settings(max_examples=30)
@given(
    st.sampled_from(["service", "attributes", "at", "agreement", "pseudonym"]),
)
def test_a_receipt_that_was_tampered_with_is_not_in_the_log(field):
    other = {
        "service": "another", "attributes": ("class", "role"), "at": LINE.at,
        "agreement": b"z" * 32, "pseudonym": b"z" * 32,
    }  # fmt: skip
    tampered = replace(RECEIPT, line=replace(RECEIPT.line, **{field: other[field]}))
    with pytest.raises(Unproved, match="not-in-the-log"):
        check(tampered)


def test_a_line_moved_to_another_place_is_not_in_the_log():
    for index in (256, 0, 299, 300, 2**40):
        with pytest.raises(Unproved, match="not-in-the-log"):
            check(replace(RECEIPT, index=index))


def test_a_checkpoint_of_a_log_that_is_not_known_proves_nothing():
    elsewhere = notes.Key("journal.example/other", KEY.kind, KEY.public)
    with pytest.raises(Unproved, match="unknown-log"):
        check(RECEIPT, policy=a_policy(elsewhere))


def test_a_log_that_signs_for_another_origin_is_not_believed():
    note = LOG.note(origin="journal.example/other")
    with pytest.raises(Unproved, match="unknown-log"):
        check(replace(RECEIPT, note=note))


def test_a_checkpoint_that_only_a_stranger_signed_proves_nothing():
    stranger = notes.Key(ORIGIN, KEY.kind, ed25519.public_of(b"3" * 32))
    with pytest.raises(Unproved, match="unsigned"):
        check(replace(RECEIPT, note=LOG.note(key=stranger, seed=b"3" * 32)))
    forged = LOG.note(seed=b"3" * 32)
    with pytest.raises(Unproved, match="bad-signature"):
        check(replace(RECEIPT, note=forged))


def test_witnesses_that_are_wanted_must_have_signed():
    policy = Policy([Known(KEY)], {"w": Known(WITNESS)}, {}, "w")
    with pytest.raises(Unproved, match="too-few-witnesses"):
        check(RECEIPT, policy=policy)
    line = notes.cosign(RECEIPT.note.text, WITNESS, 42, partial(ed25519.sign, WITNESS_SEED))
    signed = check(replace(RECEIPT, note=notes.joined(RECEIPT.note, [line])), policy=policy)
    assert signed.witnesses == ((WITNESS, 42),)


def test_a_witness_cannot_stand_in_for_the_log():
    policy = Policy([Known(KEY)], {"w": Known(WITNESS)}, {}, "w")
    line = notes.cosign(RECEIPT.note.text, WITNESS, 42, partial(ed25519.sign, WITNESS_SEED))
    with pytest.raises(Unproved, match="unsigned"):
        check(replace(RECEIPT, note=notes.Note(RECEIPT.note.text, (line,))), policy=policy)


def test_growth_is_told_from_a_cut_and_from_a_rewriting():
    old = replace(RECEIPT.checkpoint, head=Log(200).head)
    new = RECEIPT.checkpoint
    path = consistency(200, 300, LOG.nodes)
    verifying.check_growth(old, new, path)
    for wrong, pair in {
        "cut-short": (new, old),
        "rewritten": (replace(old, head=Head(200, b"r" * 32)), new),
        "another-log": (replace(old, origin="elsewhere"), new),
    }.items():
        with pytest.raises(Unproved, match=wrong):
            verifying.check_growth(*pair, path)


@pytest.mark.parametrize(
    "text",
    [
        "", "[]", "null", "{}", "[" * 100_000, '{"format":' * 60_000, "NaN", " " * (LONGEST + 1),
        TEXT.replace('"index"', '"format": "egide-receipt/v1", "index"'), TEXT[:-10],
        changed(format="egide-receipt/v2"), changed(index=-1), changed(index=1.0),
        changed(index=True), changed(index="257"), changed(index=2**63), changed(more=1),
        TEXT.replace('"index": 257', '"index": 1e400'),
        TEXT.replace('"index": 257', '"index": NaN'),
        TEXT.replace('"index": 257', f'"index": {"9" * 5000}'), changed(proof="AAAA"),
        changed(proof=[1]), changed(proof=["AAAA"]), changed(proof=[None] * 3), changed(line=[]),
        changed(proof=["A" * 43 + "="] * 64), changed(proof=["A" * 43 + "B"]), changed(salts={}),
        changed(checkpoint=""), changed(checkpoint="x\n\n— a AAAAAAAA\n"), changed(checkpoint=1),
        within("line", on="20261123"), within("line", on="2026-W48-1"), within("line", on="x"),
        within("line", name="Inès"), within("line", attributes=["role", "class"]),
        within("line", at=2**60), within("line", pseudonym="AAAA"), within("salts", who=""),
        within("salts", more="x"), within("line", service="\ud800"),
    ],
)  # fmt: skip
def test_what_is_no_receipt_is_refused(text):
    with pytest.raises(Malformed):
        read_receipt(text)


@settings(max_examples=60, deadline=None)
@given(st.integers(0, len(TEXT) - 1), st.characters(codec="utf-8"))
def test_a_receipt_with_one_letter_changed_is_refused_or_says_the_same(place, letter):
    text = TEXT[:place] + letter + TEXT[place + 1 :]
    try:
        receipt = read_receipt(text)
        check(receipt)
    except (Malformed, Unproved):
        return
    assert (receipt.line, receipt.index) == (RECEIPT.line, RECEIPT.index)


@given(st.binary(max_size=90))
def test_what_is_no_leaf_is_refused(entry):
    with pytest.raises(Malformed):
        read_entry(entry)
