"""C2SP tlog-witness: what a log asks of a witness, and what the witness must check."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Final

from egide.trust.journal.checkpoints import Checkpoint, read_checkpoint
from egide.trust.journal.encoding import from_decimal, to_base64
from egide.trust.journal.errors import Malformed, Unproved
from egide.trust.journal.merkle import EMPTY, Head, extends
from egide.trust.journal.notes import LONGEST_NOTE, Key, Note, Verify, read_note, signers
from egide.trust.journal.proofs import read_path

NOTHING: Final = Head(0, EMPTY)


class Fault(Enum):
    """Why a witness does not sign; the value is the status of its answer."""

    MALFORMED = 400
    UNSIGNED = 403
    UNKNOWN_LOG = 404
    OTHER_SIZE = 409
    REWRITTEN = 422


class NotWitnessed(Exception):
    """The witness does not sign. `size` is that of the last checkpoint it signed."""

    def __init__(self, fault: Fault, size: int = 0) -> None:
        """Keep why, and from which size the log should start again."""
        super().__init__(fault.name)
        self.fault, self.size = fault, size


@dataclass(frozen=True, slots=True)
class Request:
    """The size that the witness last signed, a proof of growth from it, the new checkpoint."""

    old: int
    path: tuple[bytes, ...]
    note: Note

    def __str__(self) -> str:
        """The body of `add-checkpoint`."""
        lines = [f"old {self.old}", *map(to_base64, self.path)]
        return "".join(f"{line}\n" for line in lines) + f"\n{self.note}"


def read_request(text: str) -> Request:
    """The request in a body."""
    if len(text) > LONGEST_NOTE:
        raise Malformed("request", "too long")
    top, blank, note = text.partition("\n\n")
    first, *lines = top.split("\n")
    if not blank or not first.startswith("old "):
        raise Malformed("request", "an old size is wanted")
    old = from_decimal(first.removeprefix("old "), "old")
    return Request(old, read_path(lines), read_note(note))


def read_asked(text: str) -> tuple[Request, Checkpoint]:
    """A request and its checkpoint, or the fault that a witness answers."""
    try:
        request = read_request(text)
        checkpoint = read_checkpoint(request.note.text)
    except Malformed as wrong:
        raise NotWitnessed(Fault.MALFORMED) from wrong
    if request.old > checkpoint.head.size:
        raise NotWitnessed(Fault.MALFORMED)
    return request, checkpoint


def check_signed(request: Request, keys: Sequence[Key], verify: Verify) -> None:
    """The log itself signed; a false signature of its key counts as none."""
    if not keys:
        raise NotWitnessed(Fault.UNKNOWN_LOG)
    try:
        if not signers(request.note, keys, verify):
            raise NotWitnessed(Fault.UNSIGNED)
    except Unproved as wrong:
        raise NotWitnessed(Fault.UNSIGNED) from wrong


def check_grown(request: Request, latest: Head, new: Head) -> None:
    """The log only added lines since the last checkpoint that this witness signed."""
    if request.old != latest.size:
        raise NotWitnessed(Fault.OTHER_SIZE, latest.size)
    if not extends(latest, new, request.path):
        raise NotWitnessed(Fault.REWRITTEN)
