"""Policies and witnesses: who is believed, and what a witness must refuse to sign."""

from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from egide.journal import ed25519
from egide.trust.journal import notes
from egide.trust.journal.errors import Malformed
from egide.trust.journal.merkle import Head, consistency
from egide.trust.journal.policy import read_policy
from egide.trust.journal.witness import (
    NOTHING,
    Fault,
    NotWitnessed,
    Request,
    check_grown,
    check_signed,
    read_asked,
)
from tests.trust.journal.making import KEY, Log

W = [notes.Key(f"w{n}.example", notes.Kind.COSIGNATURE, bytes([n]) * 32) for n in range(6)]
TWO_LEVELS = f"""# the shape of the example in tlog-policy
log {KEY} https://journal.example/
{"".join(f"witness W{n} {key}{chr(10)}" for n, key in enumerate(W))}
group\tX 2 W0 W1 W2
  group Y any W3 W4 W5
group both all X Y
quorum both
"""
LOG = Log(300)


@pytest.mark.parametrize(
    "signed, enough",
    [
        ((0, 1, 3), True),
        ((0, 1, 2, 5), True),
        ((0, 3, 4, 5), False),
        ((0, 1, 2), False),
        ((), False),
    ],
)
def test_two_levels_of_witnesses_are_weighed_as_the_policy_says(signed, enough):
    assert read_policy(TWO_LEVELS).enough([W[n] for n in signed]) is enough


def test_a_policy_without_witnesses_wants_none():
    policy = read_policy(f"log {KEY}\nquorum none")
    assert policy.enough([])
    assert policy.log_keys(KEY.name) == [KEY]
    assert policy.log_keys("another") == []


@pytest.mark.parametrize(
    "text",
    [
        "", f"log {KEY}\n", "quorum nobody\n", f"log {KEY}\nlog {KEY}\nquorum none",
        f"log {W[0]}\nquorum none", f"witness a {KEY}\nquorum a", "quorum none\nquorum none\n",
        f"witness none {W[0]}\nquorum none", f"witness a {W[0]}\nwitness a {W[1]}\nquorum a",
        f"witness a {W[0]}\ngroup g 2 a\nquorum g", f"witness a {W[0]}\ngroup g 0 a\nquorum g",
        f"witness a {W[0]}\ngroup g 1 a a\nquorum g", "group g any g\nquorum g",
        f"witness a {W[0]}\ngroup g any a\ngroup h any a\nquorum h", "nonsense\nquorum none",
        f"witness a {W[0]}\ngroup g +1 a\nquorum g", f"log {KEY} u v\nquorum none",
        f"log {KEY}\r\nquorum none", "# " + "x" * 300_000, "group g any\nquorum g",
        f"witness a {W[0]}\nwitness b {W[0]}\nquorum a",
    ],
)  # fmt: skip
def test_what_is_no_policy_is_refused(text):
    with pytest.raises(Malformed):
        read_policy(text)


def asked(old, log=LOG, **other):
    path = consistency(old, log.head.size, log.nodes)
    return Request(**({"old": old, "path": path, "note": log.note()} | other))


def test_a_witness_signs_a_log_that_grew():
    request, checkpoint = read_asked(str(asked(200)))
    assert request == asked(200)
    check_signed(request, [KEY], ed25519.verify)
    check_grown(request, Log(200).head, checkpoint.head)
    check_grown(asked(0), NOTHING, checkpoint.head)
    check_grown(asked(300), LOG.head, checkpoint.head)


@pytest.mark.parametrize(
    "request_, latest, fault",
    [
        (asked(100), Log(200).head, Fault.OTHER_SIZE),
        (asked(0), Log(200).head, Fault.OTHER_SIZE),
        (asked(200), Log(200, start=7).head, Fault.REWRITTEN),
        (asked(200, path=()), Log(200).head, Fault.REWRITTEN),
        (asked(0, path=(b"h" * 32,)), NOTHING, Fault.REWRITTEN),
        (asked(300), Head(300, b"r" * 32), Fault.REWRITTEN),
    ],
)
def test_a_witness_refuses_a_log_that_did_not_only_grow(request_, latest, fault):
    with pytest.raises(NotWitnessed) as refused:
        check_grown(request_, latest, LOG.head)
    assert refused.value.fault is fault
    assert refused.value.size == (latest.size if fault is Fault.OTHER_SIZE else 0)


def test_a_witness_tells_an_unknown_log_from_a_false_signature():
    stranger = notes.Key(KEY.name, KEY.kind, ed25519.public_of(b"8" * 32))
    forged = asked(0, note=LOG.note(seed=b"8" * 32))
    for request, keys, fault in (
        (asked(0), [], Fault.UNKNOWN_LOG),
        (asked(0), [stranger], Fault.UNSIGNED),
        (forged, [KEY], Fault.UNSIGNED),
    ):
        with pytest.raises(NotWitnessed) as refused:
            check_signed(request, keys, ed25519.verify)
        assert refused.value.fault is fault


@pytest.mark.parametrize(
    "body",
    [
        "", "old 0\n", str(asked(200)).replace("old 200", "old 301"), str(asked(200))[4:],
        str(asked(200)).replace("old 200", "old -1"),
        str(asked(200)).replace("old 200", "old 0200"),
        str(asked(200)).replace("\n\n", "\n", 1), "old 0\n" + "A" * 43 + "=\n" * 3, "x" * 400_000,
    ],
)  # fmt: skip
def test_what_is_no_request_is_malformed(body):
    with pytest.raises(NotWitnessed) as refused:
        read_asked(body)
    assert refused.value.fault is Fault.MALFORMED


@given(st.text(max_size=300))
def test_no_body_makes_a_witness_crash(body):
    with pytest.raises(NotWitnessed):
        read_asked(body)
    with pytest.raises(Malformed):
        read_policy(body)


def test_a_cosignature_without_a_time_is_refused():
    line = notes.cosign(LOG.note().text, W[0], 0, partial(ed25519.sign, b"4" * 32))
    with pytest.raises(Malformed):
        notes.seconds_of(line)
    with pytest.raises(Malformed):
        notes.seconds_of(LOG.note().signatures[0])
