"""Notes, checkpoints, cosignatures and proofs, against the examples of C2SP and hostile hands."""

from dataclasses import replace
from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from egide.journal import ed25519
from egide.trust.journal import notes, proofs
from egide.trust.journal.checkpoints import Checkpoint, read_checkpoint
from egide.trust.journal.encoding import from_base64, from_decimal, to_base64
from egide.trust.journal.errors import Malformed, Unproved
from egide.trust.journal.merkle import Head
from tests.trust.journal.making import KEY, SEED, WITNESS, WITNESS_SEED, Log

# signed-note, "Example"
VKEY = "example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k"
NOTE = (
    "This is an example message.\n\n"
    "— example.com/foo Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuw"
    "HjG1Yu72IneyaQM=\n"
)
# tlog-cosignature, the example at its head
COSIGNED = """example.com/behind-the-sofa
20852163
CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=

— example.com/behind-the-sofa Az3grlgtzPICa5OS8npVmf1Myq/5IZniMp+ZJurmRDeOoRDe4URYN7u5/Zhcyv2q1gGzGku9nTo+zyWE+xeMcTOAYQ8=
— witness.example.com/w1 jWbPPwAAAABkGFDLEZMHwSRaJNiIDoe9DYn/zXcrtPHeolMI5OWXEhZCB9dlrDJsX3b2oyin1nPZqhf5nNo0xUe+mbIUBkBIfZ+qnA==
"""  # noqa: E501
CHECKPOINT = "example.com/log\n5\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n"


def test_the_example_of_the_specification_verifies():
    key = notes.read_key(VKEY)
    assert notes.signers(notes.read_note(NOTE), [key], ed25519.verify) == (key,)
    assert str(key) == VKEY
    assert str(notes.read_note(NOTE)) == NOTE


def test_the_example_altered_by_one_letter_does_not():
    false = notes.read_note(NOTE.replace("example message", "example messagE"))
    with pytest.raises(Unproved, match="bad-signature"):
        notes.signers(false, [notes.read_key(VKEY)], ed25519.verify)


def test_the_cosigned_checkpoint_of_the_specification_is_read():
    note = notes.read_note(COSIGNED)
    checkpoint = read_checkpoint(note.text)
    assert (checkpoint.origin, checkpoint.head.size) == ("example.com/behind-the-sofa", 20852163)
    assert notes.seconds_of(note.signatures[1]) == 1_679_315_147
    assert str(note) == COSIGNED
    assert notes.cosigned(note.text, 1_679_315_147) == (
        b"cosignature/v1\ntime 1679315147\nexample.com/behind-the-sofa\n20852163\n"
        b"CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n"
    )


def test_a_cosignature_holds_for_its_second_alone():
    text = Log(3).note().text
    line = notes.cosign(text, WITNESS, 1_700_000_000, partial(ed25519.sign, WITNESS_SEED))
    assert notes.signers(notes.Note(text, (line,)), [WITNESS], ed25519.verify) == (WITNESS,)
    later = replace(line, payload=(1_700_000_001).to_bytes(8, "big") + line.payload[8:])
    with pytest.raises(Unproved, match="bad-signature"):
        notes.signers(notes.Note(text, (later,)), [WITNESS], ed25519.verify)


def test_a_signature_of_another_kind_under_the_same_key_is_not_the_same():
    as_log = notes.Key(WITNESS.name, notes.Kind.ED25519, WITNESS.public)
    assert as_log.id != WITNESS.id


def test_unknown_keys_are_ignored_even_with_a_known_name_or_a_known_id():
    note = Log(3).note()
    other = notes.Key(KEY.name, notes.Kind.ED25519, ed25519.public_of(b"9" * 32))
    same_id = replace(note.signatures[0], name="somebody.else", payload=b"0" * 64)
    assert notes.signers(note, [other], ed25519.verify) == ()
    assert notes.signers(notes.joined(note, [same_id]), [KEY], ed25519.verify) == (KEY,)


@pytest.mark.parametrize("size", [0, 63, 65, 4096])
def test_a_signature_of_another_length_is_false_and_no_crash(size):
    note = Log(3).note()
    false = replace(note.signatures[0], payload=b"0" * size)
    with pytest.raises(Unproved, match="bad-signature"):
        notes.signers(notes.Note(note.text, (false,)), [KEY], ed25519.verify)


@pytest.mark.parametrize(
    "text",
    [
        "", "no signature\n", "text\n\n", "text\n\n— a\n", "text\n\n— a AAAA\n",
        NOTE[:-1], NOTE.replace("— ", "- "), NOTE.replace("Uw2Q", "Uw2!"),
        NOTE.replace("IneyaQM=", "IneyaQN="), NOTE.replace("example.com/foo", "a b"),
        NOTE.replace("example.com/foo", "a+b"), NOTE.replace("message", "mess\tage"),
        NOTE.replace("message", "mess\rage"), NOTE.replace("message", "mess\udcffage"),
        NOTE + "— x AAAAAAAA\n" * 64, "x" * 300_000 + NOTE, NOTE.replace("example.com/foo", " "),
    ],
)  # fmt: skip
def test_what_is_no_note_is_refused(text):
    with pytest.raises(Malformed):
        notes.read_note(text)


@pytest.mark.parametrize(
    "key",
    [
        "", "example.com/foo", VKEY.replace("530d903a", "530d903b"), VKEY.replace("+53", "+5"),
        VKEY.replace("AekyeR", "BekyeR"), VKEY[:-4], VKEY.replace("530d", "530D"),
        VKEY.replace("example.com/foo", ""), VKEY.replace("example", "exa mple"), VKEY + "A",
    ],
)  # fmt: skip
def test_what_is_no_key_is_refused(key):
    with pytest.raises(Malformed):
        notes.read_key(key)


@pytest.mark.parametrize(
    "text",
    [
        "", "a\n5\n", CHECKPOINT[:-1], CHECKPOINT.replace("5", "-5"), CHECKPOINT.replace("5", "05"),
        CHECKPOINT.replace("5", "5.0"), CHECKPOINT.replace("\n5", "\n٥"),
        CHECKPOINT.replace("5", "9" * 19), CHECKPOINT.replace("5", "9" * 5000),
        CHECKPOINT.replace("q2I=", "q2J="), CHECKPOINT.replace("q2I=", "q2I"),
        CHECKPOINT.replace("CsUY", ""), CHECKPOINT + "\n", "\n" + CHECKPOINT,
        CHECKPOINT.replace("5", " 5"), CHECKPOINT.replace("5", "+5"),
    ],
)  # fmt: skip
def test_what_is_no_checkpoint_is_refused(text):
    with pytest.raises(Malformed):
        read_checkpoint(text)


def test_extension_lines_are_kept_because_they_are_signed():
    found = read_checkpoint(f"{CHECKPOINT}more\n")
    assert found.extensions == ("more",)
    assert found.text == f"{CHECKPOINT}more\n"


@given(st.binary(max_size=70))
def test_base64_has_one_writing(data):
    text = to_base64(data)
    assert from_base64(text, "it") == data
    if text:
        for other in (f"{text}\n", f" {text}", text.rstrip("=") + "====", text[:-1]):
            with pytest.raises(Malformed):
                from_base64(other, "it")


@pytest.mark.parametrize("text", ["AB==", "AAB=", "-_8=", "AAAA=", "é", "A A=", "=", "A"])
def test_other_writings_of_base64_are_refused(text):
    with pytest.raises(Malformed):
        from_base64(text, "it")


@pytest.mark.parametrize("text", ["", "-1", "+1", "01", "1e3", "1_0", "9223372036854775808", "１"])
def test_a_number_has_one_writing(text):
    with pytest.raises(Malformed):
        from_decimal(text, "it")


def test_a_proof_file_gives_back_what_it_was_made_of():
    receipt = Log(300).receipt(257)
    proof = receipt.as_proof()
    assert str(proof).startswith("c2sp.org/tlog-proof@v1\nextra ")
    assert proofs.read_proof(str(proof)) == proof
    assert proofs.read_proof(str(replace(proof, extra=b""))).extra == b""


@pytest.mark.parametrize(
    "found, put",
    [
        ("c2sp.org/tlog-proof@v1", "c2sp.org/tlog-proof@v2"), ("index 2", "index -2"),
        ("index 2", "index 02"), ("index 2\n", ""), ("extra ", "extra  "), ("\n\n", "\n"),
        ("index 2\n", "index 2\n" + "A" * 43 + "=\n" * 3),
        ("index 2\n", "index 2\n" + (to_base64(b"h" * 32) + "\n") * 64),
    ],
)  # fmt: skip
def test_what_is_no_proof_file_is_refused(found, put):
    text = str(Log(3).receipt(2).as_proof())
    assert found in text
    with pytest.raises(Malformed):
        proofs.read_proof(text.replace(found, put, 1))


@given(st.text(max_size=400))
def test_nothing_that_is_read_makes_the_readers_crash(text):
    for reader in (notes.read_note, notes.read_key, read_checkpoint, proofs.read_proof):
        with pytest.raises(Malformed):
            reader(text)


def test_the_log_signs_what_it_says():
    text = Checkpoint("a.example/log", Head(0, b"r" * 32)).text
    line = notes.sign(text, KEY, partial(ed25519.sign, SEED))
    assert ed25519.verify(KEY.public, text.encode(), line.payload)
