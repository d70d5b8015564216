"""The reader inside the machine, as this room calls it: one document in, one answer a question.

`edition()` is the digest of everything that reads (code, lexicons, models): a version is read
again when it changes, and an older reading is kept.
"""

import hashlib
from collections.abc import Mapping
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import egide.reading
from egide.reading.analysis import analyse
from egide.reading.document import Document
from egide.trust.evidence.answers import Answer

READS = {".py", ".yaml", ".json", ".npz", ".npy", ".txt"}


def read(document: Document) -> tuple[Answer, ...]:
    """What the machine proposes to each question, silence included."""
    # The arbiter lands after this room: until then one reader speaks, or none.
    for name in ("egide.reading.reader", "egide.reading.phrases"):
        if installed(name):
            return answers_of(import_module(name).read, document)
    return ()


def answers_of(reader: Any, document: Document) -> tuple[Answer, ...]:
    """The answers of a reader, whichever stage of the house it comes from."""
    analysed = reader.__module__.startswith("egide.reading.phrases")
    answers = reader(analyse(document) if analysed else document).answers
    return tuple(answers.values() if isinstance(answers, Mapping) else answers)


def installed(name: str) -> bool:
    """Whether a module is there."""
    return find_spec(name) is not None


@cache
def edition() -> str:
    """The digest of the reader of this installation."""
    root = Path(egide.reading.__file__).parent
    total = hashlib.sha256()
    for file in sorted(root.rglob("*")):
        if file.suffix in READS and "__pycache__" not in file.parts:
            total.update(file.relative_to(root).as_posix().encode() + b"\0")
            total.update(hashlib.sha256(file.read_bytes()).digest())
    return total.hexdigest()
