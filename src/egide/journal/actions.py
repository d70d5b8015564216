"""The only writers: open a log, append, sign a checkpoint, take a cosignature, erase, rotate."""

import os
from collections.abc import Sequence
from datetime import UTC, date, datetime
from functools import cache, partial
from typing import Final

from django.db import connection
from django.db.transaction import atomic, on_commit

from egide.journal import conf, ed25519, keys, witnessing
from egide.journal.entry import Entry, Written
from egide.journal.errors import NotCosigned
from egide.journal.keeping import Keeper
from egide.journal.models import Checkpoint, Log, Opening, PublicKey, Said
from egide.journal.queries import head_of, latest, published
from egide.journal.scribe import Scribe
from egide.journal.years import school_year
from egide.trust.journal import checkpoints, notes
from egide.trust.journal.errors import Unproved
from egide.trust.journal.merkle import Head

# The first half of the advisory lock: only one process signs for a log at a time.
SIGNING: Final = 0x6A6F7572
USE_UP: Final = "INSERT INTO journal_said (key, at) VALUES (%s, %s) ON CONFLICT DO NOTHING"


class Rewritten(Exception):
    """A fault: the leaves no longer give the root that was signed. Nothing more is signed."""


@atomic
def open_log(academy: str, *, on: date) -> int:
    """The log of an academy for the school year of a day, made with its first key if need be."""
    year = school_year(on)
    log, made = Log.objects.get_or_create(
        academy=academy, year=year, defaults={"origin": f"{conf.name()}/{academy}/{year}"}
    )
    if made:
        _sign_with(log, [keys.fresh(log.origin)], on=on)
    return log.pk


def append(entries: Sequence[Entry]) -> tuple[Written, ...]:
    """Write lines; when this returns they are durable. Threads that wait share a transaction.

    The lines are kept whatever the caller's own transaction becomes: the scribe has its own
    connection. For an event loop, use `AsyncScribe`.
    """
    return scribe().append(entries)


def use_up(key: bytes, *, at: int) -> bool:
    """No line will be written under this key; false when one was, or it was used up before."""
    with connection.cursor() as cursor:
        cursor.execute(USE_UP, [key, at])
        return bool(cursor.rowcount)


def forget_said(*, before: int) -> int:
    """Remove the keys of before that second, which nobody can give again; say how many."""
    return Said.objects.filter(at__lt=before).delete()[0]


def scribe() -> Scribe:
    """The scribe of this process; a child that was forked has its own."""
    return _scribe(os.getpid())


@cache
def _scribe(_process: int) -> Scribe:
    return Scribe()


@atomic
def sign(log: int, *, at: int) -> Head | None:
    """Sign what the log holds now; none when another process is signing it."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_xact_lock(%s, %s)", [SIGNING, log])
        if not cursor.fetchone()[0]:
            return None
    found = Log.objects.get(pk=log)
    last = Checkpoint.objects.filter(log=log).order_by("size").last()
    keeper = Keeper.of(found)
    if keeper.shelf.published_size() > (last.size if last is not None else 0):
        # The database came back from a backup: what it lost was signed, and would be signed anew.
        raise Rewritten(f"{found.origin}: clients know a longer log than the database")
    if last is not None and last.size == found.size:
        on_commit(partial(publish, log))
        return head_of(last)
    head = _grown(keeper, last, found.size)
    text = checkpoints.Checkpoint(found.origin, head).text
    lines = tuple(signer.sign(text) for signer in keys.signers(found.origin))
    note = str(notes.Note(text, lines))
    moment = datetime.fromtimestamp(at, UTC)
    Checkpoint.objects.create(log=found, size=head.size, root=head.root, note=note, at=moment)
    on_commit(partial(publish, log))
    return head


def publish(log: int) -> None:
    """Put the last checkpoint, with what witnesses signed, where clients ask for it."""
    last = latest(log)
    if last is not None:
        Keeper.of(last.log).shelf.publish(published(last))


def _grown(keeper: Keeper, last: Checkpoint | None, size: int) -> Head:
    """The head of a log at a size, once it is sure that it begins with what was signed."""
    old = head_of(last) if last is not None else keeper.head(0)
    if keeper.head(old.size) != old:
        keeper.mend_edge(old.size)
        if keeper.head(old.size) != old:
            raise Rewritten(f"{keeper.log.origin} at {old.size}")
    keeper.grow(old.size, size)
    return keeper.head(size)


@atomic
def add_cosignatures(log: int, note: notes.Note) -> int:
    """Keep what known witnesses signed under a checkpoint of ours; say how many of them did."""
    witnesses = [known.key for known in witnessing.policy().witnesses.values()]
    head = checkpoints.read_checkpoint(note.text).head
    ours = Checkpoint.objects.filter(log=log, size=head.size, root=head.root).first()
    if ours is None or notes.read_note(ours.note).text != note.text:
        raise NotCosigned
    try:
        signed = notes.signers(note, witnesses, ed25519.verify)
    except Unproved as false:
        raise NotCosigned from false
    if not signed:
        raise NotCosigned
    for line in note.signatures:
        key = next((key for key in signed if (key.name, key.id) == (line.name, line.id)), None)
        if key is not None:
            kept = {"line": str(line), "seconds": notes.seconds_of(line)}
            ours.cosignatures.update_or_create(vkey=str(key), defaults=kept)
    on_commit(partial(publish, log))
    return len(signed)


@atomic
def erase(person: bytes) -> int:
    """Destroy what opens a person's lines, in every log; say how many. The logs do not change."""
    erased, _ = Opening.objects.filter(person=person).delete()
    return erased


@atomic
def rotate(log: int, *, on: date, retire: bool = False) -> str:
    """Give a log a new key, which signs beside the former ones; `retire` drops the former ones."""
    found = Log.objects.get(pk=log)
    signing = keys.signers(found.origin)
    signing = signing[:1] if retire else [keys.fresh(found.origin), *signing]
    _sign_with(found, signing, on=on)
    return str(signing[0].key)


def _sign_with(log: Log, signers: list[keys.Signer], *, on: date) -> None:
    """Publish the keys and keep them: what signs is always published."""
    for signer in signers:
        PublicKey.objects.get_or_create(log=log, vkey=str(signer.key), defaults={"since": on})
    keys.keep(log.origin, signers)
