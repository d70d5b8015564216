"""What was said once is said so for ever: names, commitments and leaves, written down as bytes.

A tool keeps its pupils' work under these names; the journal is read again years later.
"""

from datetime import date
from hashlib import sha256

import pytest

from egide.trust.disclosure.display_names import PLACES, display_name
from egide.trust.disclosure.pseudonyms import (
    Subject,
    commitment,
    display_secret,
    pseudonym,
    service_key,
)
from egide.trust.journal.leaf import Line, Salts, commit, seal_pseudonym

MASTER = bytes(range(32))
PERSON = "3f2b8c1e-5d4a-4e6f-9a7b-0c1d2e3f4a5b"
CARTO = service_key(MASTER, "carto-mentale", 1)
OTHER = service_key(MASTER, "écriture-à-deux", 12)
SALTS = Salts(b"x" * 32, b"w" * 32, b"u" * 32)


@pytest.mark.parametrize(
    "key, subject, name",
    [
        (CARTO, Subject(PERSON, "0981234X"), "ecs3vdo3m5jluvuziuocuvjmg7tej5qrh"),
        (CARTO, Subject(f"group {PERSON}", "0981234X"), "eogwbuqrqfl75k6xvuvrqjgm6y6byacft"),
        (CARTO, Subject("school 12", "0981234X"), "enluduvpjli7jzj5ghn6jn6ngzqyqssgm"),
        (OTHER, Subject("Zoé", "académie de Nantes"), "equvwiqud4tfp6r3wx7wb5kdswjklnik7"),
        (OTHER, Subject("", ""), "egs3d7zej54h3pj4lql57fckhtcupz2ia"),
    ],
)
def test_a_pseudonym_never_changes(key, subject, name):
    assert pseudonym(key, subject) == name


@pytest.mark.parametrize(
    "index, name",
    [
        (0, "Loutre 55"), (1, "Pinson 90"), (11, "Flamant 47"), (99, "Triton 9"),
        (100, "Hirondelle 92"), (1234, "Vison 26"), (10_399, "Poisson 66"),
    ],
)  # fmt: skip
def test_a_display_name_never_changes(index, name):
    assert display_name(display_secret(CARTO, "0981234X"), index) == name


def test_no_display_name_of_a_school_ever_changes():
    secret = display_secret(CARTO, "0981234X")
    names = " ".join(display_name(secret, index) for index in range(PLACES))
    assert sha256(names.encode()).hexdigest() == (
        "d9df48e3893a29cb0c6dd7cb3b563a83bde5126698317accc817f0e095e47dd9"
    )


def test_what_stands_for_a_person_in_the_journal_never_changes():
    assert commitment(MASTER, PERSON).hex() == (
        "65cb6908d045e432ba3635a91c2eb9c6ede3e4053f4377ffa2c72aab7f7675f1"
    )
    assert commitment(MASTER, "").hex() == (
        "60ea7a60b8ac7baa4768ca8e1ca87dcfc85973dd1fbffdb16bcd0ad499d1f679"
    )


@pytest.mark.parametrize(
    "name, sealed",
    [
        ("ewlkpvfmrd2y4e7sezsgqwyskqhz3ruwj",
         "ec82c1c702090753d9967c358a148de0380f587f417db06aa69c3e3b3eb2e52d"),
        ("Zoé", "d161111e2c5c559b0184d35bdca4d5e7e0bef8a3b365c14a464226576a105e58"),
    ],
)  # fmt: skip
def test_a_sealed_pseudonym_never_changes(name, sealed):
    assert seal_pseudonym(name, b"x" * 32).hex() == sealed


@pytest.mark.parametrize(
    "service, attributes, at, on, entry",
    [
        ("écriture-à-deux", ("a", "b.c", "display_name", "role"), 1_795_424_820, (2026, 11, 23),
         "0ab8815bf726de67386299d25fc3f9eb12127ce82106bc13fc82afdb3169d831"
         "d4a18b2d95e07b4bf0d28d4ea99d641c7a08683daa68ae740d932184049532d881"),
        ("x", (), 0, (1970, 1, 1),
         "0a1073cdfe3a048a3d97129b2859e2785218b192ff00b8094e795ba22a5220a4"
         "e237cbbf9d7b4c05a4efdb9aa9924cf463c6f0a71f2a3c274f561006b3027fee54"),
    ],
)  # fmt: skip
def test_a_leaf_never_changes(service, attributes, at, on, entry):
    line = Line(service, b"p" * 32, attributes, at, b"a" * 32, date(*on))
    assert commit(line, SALTS).entry.hex() == b"egide/leaf/v1".hex() + entry
