"""Logs, their leaves, what opens a line, signed checkpoints, who else signed them.

What a leaf commits to stands in two tables: `Leaf` stays for ever, `Opening` goes with the person.
Keys that sign are in files; these tables know public keys alone.
"""

from django.db import models
from django.db.models.functions import Length
from django.db.models.lookups import Exact

DIGEST = 32


def bytes_of(*names: str) -> list[models.BaseConstraint]:
    """Each of these columns holds 32 bytes."""
    return [
        models.CheckConstraint(
            condition=Exact(Length(name), DIGEST), name=f"%(app_label)s_%(class)s_{name}_bytes"
        )
        for name in names
    ]


class Log(models.Model):
    """The journal of an academy for a school year; `size` is the next index, its row the turn."""

    origin = models.CharField(max_length=255, unique=True)
    academy = models.SlugField(max_length=60)
    year = models.CharField(max_length=9)
    size = models.BigIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["academy", "year"], name="journal_log_once"),
            models.CheckConstraint(condition=models.Q(size__gte=0), name="journal_log_size"),
        ]


class Leaf(models.Model):
    """What the log publishes of a line, and the opening of `under` that auditors need."""

    pk = models.CompositePrimaryKey("log", "index")
    # Written only by the statement that holds the log's row (`writing.py`), so that no check by
    # row is needed: it would be half of the cost of a line. A log is never deleted.
    log = models.ForeignKey(Log, models.PROTECT, db_constraint=False, db_index=False)
    index = models.BigIntegerField()
    who = models.BinaryField()
    under = models.BinaryField()
    agreement = models.BinaryField()
    on = models.DateField()
    under_salt = models.BinaryField()

    class Meta:
        constraints = [
            *bytes_of("who", "under", "agreement", "under_salt"),
            models.CheckConstraint(condition=models.Q(index__gte=0), name="journal_leaf_index"),
        ]


class Opening(models.Model):
    """What opens `who`. `person` is a commitment that the caller made: erasing is by person."""

    pk = models.CompositePrimaryKey("log", "index")
    log = models.ForeignKey(Log, models.PROTECT, db_constraint=False, db_index=False)
    index = models.BigIntegerField()
    person = models.BinaryField()
    service = models.CharField(max_length=255)
    pseudonym = models.BinaryField()
    attributes = models.TextField()
    at = models.BigIntegerField()
    pseudonym_salt = models.BinaryField()
    who_salt = models.BinaryField()

    class Meta:
        # Erased by person; what left about somebody lately is read for each page of a roster.
        indexes = [models.Index(fields=["person", "at"], name="journal_opening_person_at")]
        constraints = bytes_of("person", "pseudonym", "pseudonym_salt", "who_salt")


class Said(models.Model):
    """A key that was given for a line, and the second: no other line is written under it.

    Kept as long as the caller might try again. It says nothing of anybody: it was drawn.
    """

    key = models.BinaryField(primary_key=True)
    at = models.BigIntegerField()

    class Meta:
        indexes = [models.Index(fields=["at"], name="journal_said_by_second")]


class PublicKey(models.Model):
    """A key that signs, or signed, for a log, as it is published."""

    log = models.ForeignKey(Log, models.PROTECT, related_name="keys")
    vkey = models.CharField(max_length=400, unique=True)
    since = models.DateField()


class Checkpoint(models.Model):
    """A size and a root that the log signed; never two roots for one size."""

    log = models.ForeignKey(Log, models.PROTECT, related_name="checkpoints")
    size = models.BigIntegerField()
    root = models.BinaryField()
    note = models.TextField()
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["log", "size"], name="journal_checkpoint_once"),
            *bytes_of("root"),
        ]


class Cosignature(models.Model):
    """A witness saw this checkpoint, and none larger, at that second."""

    checkpoint = models.ForeignKey(Checkpoint, models.PROTECT, related_name="cosignatures")
    vkey = models.CharField(max_length=400)
    line = models.TextField()
    seconds = models.BigIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["checkpoint", "vkey"], name="journal_cosignature_once")
        ]


class Witnessed(models.Model):
    """The last checkpoint of somebody else's log that this instance cosigned."""

    origin = models.CharField(max_length=255, unique=True)
    size = models.BigIntegerField()
    root = models.BinaryField()
    note = models.TextField()

    class Meta:
        constraints = bytes_of("root")
