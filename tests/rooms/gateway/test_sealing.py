"""Sealed values open for their use alone, whole, under a key that is still there."""

import stat
from base64 import urlsafe_b64decode, urlsafe_b64encode

import pytest

from egide.gateway.secrets import sealing
from egide.gateway.secrets.sealing import Broken, Use

SAID = ["a person", 12, None, ["é"]]


@pytest.fixture(autouse=True)
def a_key(keys_made):
    """One key that seals."""


def test_what_is_sealed_says_nothing_and_comes_back_whole():
    one, other = sealing.seal(Use.CODE, SAID), sealing.seal(Use.CODE, SAID)
    assert one != other
    assert sealing.unseal(Use.CODE, one) == sealing.unseal(Use.CODE, other) == SAID
    assert "person" not in urlsafe_b64decode(one + "==").decode("latin-1")


def test_no_byte_of_it_may_be_another():
    sealed = sealing.seal(Use.SESSION, SAID)
    raw = bytearray(urlsafe_b64decode(sealed + "=" * (-len(sealed) % 4)))
    for place in range(len(raw)):
        bent = bytes(raw[:place] + bytes([raw[place] ^ 1]) + raw[place + 1 :])
        with pytest.raises(Broken):
            sealing.unseal(Use.SESSION, urlsafe_b64encode(bent).decode())


@pytest.mark.parametrize("text", ["", "A", "é", "AAAA", "!" * 60, "A" * 4000, "\0"])
def test_what_was_never_sealed_is_refused(text):
    with pytest.raises(Broken):
        sealing.unseal(Use.SESSION, text)


@pytest.mark.parametrize("use", list(Use))
def test_nothing_opens_for_another_use(use):
    sealed = sealing.seal(use, SAID)
    for other in set(Use) - {use}:
        with pytest.raises(Broken):
            sealing.unseal(other, sealed)


def test_a_new_key_seals_and_the_former_opens_until_it_is_retired():
    before = sealing.seal(Use.CODE, SAID)
    sealing.make()
    after = sealing.seal(Use.CODE, SAID)
    assert after[:3] != before[:3]  # the number of its key
    assert sealing.unseal(Use.CODE, before) == sealing.unseal(Use.CODE, after) == SAID
    assert sealing.retire() == 1
    assert sealing.unseal(Use.CODE, after) == SAID
    with pytest.raises(Broken):
        sealing.unseal(Use.CODE, before)
    (file,) = sealing.folder().iterdir()
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
