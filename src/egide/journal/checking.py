"""One checkpoint, checked: its text, its root, the log's signature, each witness's."""

from collections.abc import Iterator

from egide.journal import ed25519
from egide.journal.models import Checkpoint
from egide.journal.queries import public_keys
from egide.trust.journal import notes
from egide.trust.journal.checkpoints import read_checkpoint
from egide.trust.journal.errors import Malformed, Unproved


def checkpoint_faults(checkpoint: Checkpoint, root: bytes) -> Iterator[str]:
    """What is wrong with a checkpoint of a tree that has this root at its size."""
    try:
        note = notes.read_note(checkpoint.note)
        said = read_checkpoint(note.text)
    except Malformed:
        yield "checkpoint-unreadable"
        return
    if said.head.root != root or bytes(checkpoint.root) != root:
        yield "root-differs"
    if (said.origin, said.head.size) != (checkpoint.log.origin, checkpoint.size):
        yield "checkpoint-differs"
    if not holds(note, public_keys(checkpoint.log_id)):
        yield "unsigned"
    for one in checkpoint.cosignatures.all():
        try:
            lines = notes.read_signatures(f"{one.line}\n")
            sound = holds(notes.Note(note.text, lines), [notes.read_key(one.vkey)])
        except Malformed:
            sound = False
        if not sound:
            yield "cosignature-false"


def holds(note: notes.Note, keys: list[notes.Key]) -> bool:
    """Whether one of these keys signed, and none of their signatures is false."""
    try:
        return bool(notes.signers(note, keys, ed25519.verify))
    except Unproved:
        return False
