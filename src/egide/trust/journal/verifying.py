"""What a receipt proves, to someone who holds the log's public key and trusts nobody else."""

from collections.abc import Sequence
from dataclasses import dataclass

from egide.trust.journal.checkpoints import Checkpoint, read_checkpoint
from egide.trust.journal.errors import Unproved
from egide.trust.journal.merkle import extends, includes
from egide.trust.journal.notes import Key, Kind, Note, Verify, seconds_of, signers
from egide.trust.journal.policy import Policy
from egide.trust.journal.receipt import Receipt


@dataclass(frozen=True, slots=True)
class Signed:
    """A checkpoint whose signature holds, and who signed it."""

    checkpoint: Checkpoint
    logs: tuple[Key, ...]
    witnesses: tuple[tuple[Key, int], ...]


def check_note(note: Note, policy: Policy, verify: Verify) -> Signed:
    """The checkpoint, signed by its own log's key and by enough witnesses; or say what lacks."""
    checkpoint = read_checkpoint(note.text)
    known = policy.log_keys(checkpoint.origin)
    if not known:
        raise Unproved("unknown-log")
    witnesses = [known.key for known in policy.witnesses.values()]
    signed = signers(note, [*known, *witnesses], verify)
    logs = tuple(key for key in signed if key.kind is Kind.ED25519)
    if not logs:
        raise Unproved("unsigned")
    if not policy.enough(signed):
        raise Unproved("too-few-witnesses")
    saw = {(one.name, one.id): one for one in note.signatures}
    times = [(key, seconds_of(saw[key.name, key.id])) for key in signed if key in witnesses]
    return Signed(checkpoint, logs, tuple(times))


def check_receipt(receipt: Receipt, policy: Policy, verify: Verify) -> Signed:
    """The line is in the log at that place, as it is opened; or say what is wrong."""
    signed = check_note(receipt.note, policy, verify)
    head = signed.checkpoint.head
    if not includes(head.root, head.size, receipt.leaf_hash, receipt.index, receipt.path):
        raise Unproved("not-in-the-log")
    return signed


def check_growth(old: Checkpoint, new: Checkpoint, path: Sequence[bytes]) -> None:
    """The newer checkpoint only added lines to the older one; or say how the log was rewritten."""
    if old.origin != new.origin:
        raise Unproved("another-log")
    if old.head.size > new.head.size:
        raise Unproved("cut-short")
    if not extends(old.head, new.head, path):
        raise Unproved("rewritten")
