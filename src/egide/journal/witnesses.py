"""Both sides of C2SP tlog-witness: ask others to sign our checkpoints, and sign those of others.

Academies witness one another: neither can show one log to a family and another to the ministry.
"""

from collections.abc import Iterator
from functools import partial
from hashlib import sha256

import httpx
from django.db.transaction import atomic

from egide.journal import actions, conf, ed25519, keys, queries, witnessing
from egide.journal.errors import NoSuchLog, NotCosigned
from egide.journal.keeping import Keeper
from egide.journal.models import Checkpoint, Cosignature, Witnessed
from egide.trust.journal import notes, tiles
from egide.trust.journal import witness as rules
from egide.trust.journal.encoding import from_decimal
from egide.trust.journal.errors import Malformed
from egide.trust.journal.merkle import Head, consistency
from egide.trust.journal.notes import Key, Kind, Note
from egide.trust.journal.policy import Known
from egide.trust.journal.witness import NOTHING, Request

PATIENCE = 5.0
TRIES = 2


def own_name() -> str:
    """The name under which this instance witnesses."""
    return f"{conf.name()}/witness"


def own_key() -> Key:
    """The public key of this instance as a witness, made at the first call."""
    if not keys.file_of(own_name()).exists():
        keys.keep(own_name(), [keys.fresh(own_name(), Kind.COSIGNATURE)])
    return keys.signers(own_name())[0].key


@atomic
def witness(text: str, *, at: int) -> str:
    """Sign that a log of the policy only grew since the last time; remember it first."""
    request, checkpoint = rules.read_asked(text)
    trusted = witnessing.policy().log_keys(checkpoint.origin)
    rules.check_signed(request, trusted, ed25519.verify)
    empty = {"size": NOTHING.size, "root": NOTHING.root, "note": ""}
    Witnessed.objects.get_or_create(origin=checkpoint.origin, defaults=empty)
    row = Witnessed.objects.select_for_update().get(origin=checkpoint.origin)
    rules.check_grown(request, Head(row.size, bytes(row.root)), checkpoint.head)
    signer = keys.signers(own_name())[0]
    sign = partial(ed25519.sign, signer.seed)
    line = notes.cosign(request.note.text, signer.key, at, sign)
    kept = [one for one in request.note.signatures if one.id in {key.id for key in trusted}]
    row.size, row.root = checkpoint.head.size, checkpoint.head.root
    row.note = str(Note(request.note.text, (*kept, line)))
    row.save()
    return f"{line}\n"


def last_of(digest: str) -> str:
    """The last checkpoint witnessed of the log whose origin has this digest."""
    for row in Witnessed.objects.exclude(note=""):
        if sha256(row.origin.encode()).hexdigest() == digest:
            return row.note
    raise NoSuchLog(digest)


def ask_all(log: int) -> Iterator[tuple[str, str]]:
    """Ask every witness that has an address to sign the last checkpoint: its name, what came."""
    checkpoint = queries.latest(log)
    for name, known in witnessing.policy().witnesses.items():
        if known.url and checkpoint is not None:
            yield name, asked(checkpoint, known)


def asked(checkpoint: Checkpoint, known: Known) -> str:
    """Ask one witness; its absence is a fact, not a fault."""
    try:
        return _asked(checkpoint, known)
    except httpx.HTTPError as error:
        return f"unreachable: {type(error).__name__}"
    except (NotCosigned, Malformed) as refused:
        return f"unusable: {refused.code}"


def _asked(checkpoint: Checkpoint, known: Known) -> str:
    old = last_size(checkpoint.log_id, known.key)
    for _ in range(TRIES):
        if old > checkpoint.size:
            break
        answer = httpx.post(
            f"{known.url.rstrip('/')}/add-checkpoint",
            content=str(question(checkpoint, old)).encode(),
            timeout=PATIENCE,
        )
        if answer.status_code == httpx.codes.OK:
            lines = notes.read_signatures(answer.text)
            note = notes.read_note(checkpoint.note)
            actions.add_cosignatures(checkpoint.log_id, notes.Note(note.text, lines))
            return "signed"
        if answer.status_code != httpx.codes.CONFLICT:
            return f"refused: {answer.status_code}"
        old = from_decimal(answer.text.removesuffix("\n"), "size")
    return "ahead of us"


def question(checkpoint: Checkpoint, old: int) -> Request:
    """The request that a witness which knows our log at `old` can check."""
    nodes = tiles.nodes_of(checkpoint.size, Keeper.of(checkpoint.log).read)
    path = consistency(old, checkpoint.size, nodes)
    return Request(old, path, notes.read_note(checkpoint.note))


def last_size(log: int, key: Key) -> int:
    """The largest size that a witness signed for us, as far as we know."""
    signed = Cosignature.objects.filter(vkey=str(key), checkpoint__log=log)
    return (
        signed.order_by("-checkpoint__size").values_list("checkpoint__size", flat=True).first() or 0
    )
