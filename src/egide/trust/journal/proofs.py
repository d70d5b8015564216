"""C2SP tlog-proof: a line's place in a log, in one file that any program can check."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from egide.trust.journal.checkpoints import read_checkpoint
from egide.trust.journal.encoding import DIGEST, from_base64, from_decimal, to_base64
from egide.trust.journal.errors import Malformed
from egide.trust.journal.merkle import LONGEST_PROOF
from egide.trust.journal.notes import LONGEST_NOTE, Note, read_note

_HEADER: Final = "c2sp.org/tlog-proof@v1"
_LONGEST_EXTRA: Final = 64 * 1024


@dataclass(frozen=True, slots=True)
class TlogProof:
    """An index, the hashes from its leaf up to the root, the signed root. `extra` is not proved."""

    index: int
    path: tuple[bytes, ...]
    note: Note
    extra: bytes = b""

    def __str__(self) -> str:
        """The proof as a file."""
        extra = [f"extra {to_base64(self.extra)}"] if self.extra else []
        lines = [_HEADER, *extra, f"index {self.index}", *map(to_base64, self.path)]
        return "".join(f"{line}\n" for line in lines) + f"\n{self.note}"


def read_proof(text: str) -> TlogProof:
    """The proof in a file; nothing is believed of it yet."""
    if len(text) > LONGEST_NOTE + _LONGEST_EXTRA:
        raise Malformed("proof", "too long")
    top, blank, note = text.partition("\n\n")
    header, *lines = top.split("\n")
    if header != _HEADER or not blank:
        raise Malformed("proof", "not a tlog-proof")
    extra = b""
    if lines and lines[0].startswith("extra "):
        extra = from_base64(lines.pop(0).removeprefix("extra "), "extra")
    if not lines or not lines[0].startswith("index "):
        raise Malformed("proof", "an index is wanted")
    index = from_decimal(lines.pop(0).removeprefix("index "), "index")
    read = read_note(note)
    read_checkpoint(read.text)
    return TlogProof(index, read_path(lines), read, extra)


def read_path(lines: Iterable[str]) -> tuple[bytes, ...]:
    """The hashes of a proof, one a line."""
    path = tuple(from_base64(line, "proof", length=DIGEST) for line in lines)
    if len(path) > LONGEST_PROOF:
        raise Malformed("proof", "too long")
    return path
