"""The reader inside the machine, as this room calls it: one document in, one answer a question.

`edition()` is the digest of everything that reads (code, lexicons, models): a version is read
again when it changes, and an older reading is kept.
"""

import hashlib
from functools import cache
from pathlib import Path

import egide.reading
from egide.reading.document import Document
from egide.trust.evidence.answers import Answer

READS = {".py", ".yaml", ".json", ".npz", ".npy", ".txt"}


def read(document: Document) -> tuple[Answer, ...]:
    """What the machine proposes to each question, silence included."""
    from egide.reading import reader  # with its weights: a worker that reads nothing has none

    return tuple(reader.read(document).answers.values())


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
