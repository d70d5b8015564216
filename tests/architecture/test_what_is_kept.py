"""What git keeps says nothing of the machine it was written on."""

import re
from pathlib import Path

from tests.architecture.source import TOP, tracked

REGISTRY = re.compile(
    rb'"resolved": *"http|registry *= *"http|index-url *= *http|extra-index-'
    rb"url|find-"
    rb"links"
)
TEXTS_OF_OTHERS = TOP / "corpus"


def test_no_file_names_a_registry():
    assert [file for file in tracked() if REGISTRY.search(file.read_bytes())] == []


def test_no_file_names_a_path_of_this_machine():
    here = [str(TOP).encode() + b"/", str(Path.home()).encode() + b"/"]
    named = [path for path in here if len(path) > 3]
    assert [file for file in tracked() if any(path in file.read_bytes() for path in named)] == []


def test_the_lock_keeps_digests_and_no_heavyweight():
    for lock in (TOP / "requirements").glob("*.txt"):
        text = lock.read_text()
        pins = re.findall(r"^[a-z0-9][\w.-]*==", text, re.MULTILINE)
        assert len(pins) <= text.count("--hash=sha256:")
        assert "torch==" not in pins
