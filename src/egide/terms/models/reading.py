"""What the machine proposed to each question, and what people said of it since."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from egide.terms.models.documents import SHA256, Snapshot


class ReadingRun(models.Model):
    """One reading of a version by one edition of the reader; `edition` is the reader's digest."""

    snapshot = models.ForeignKey(Snapshot, models.PROTECT, related_name="runs")
    edition = models.CharField(max_length=64)
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        """The same reader reads a version once."""

        constraints = [
            models.UniqueConstraint(fields=["snapshot", "edition"], name="read_once_by_an_edition"),
            models.CheckConstraint(condition=Q(edition__regex=SHA256), name="edition_is_a_digest"),
        ]


class Said(models.Model):
    """An answer: its values (none: silence) and the sentences that found it.

    `quotes` is a list of `{"text", "start", "end", "rule"}` whose offsets point into the version.
    """

    question = models.SlugField(max_length=40)
    values = ArrayField(models.CharField(max_length=60), default=list)
    quotes = models.JSONField(default=list)

    class Meta:
        """A shape, not a table."""

        abstract = True


class ProposedAnswer(Said):
    """What the machine proposes; `readers` are those of its two readers that agree."""

    run = models.ForeignKey(ReadingRun, models.CASCADE, related_name="answers")
    confidence = models.FloatField(default=0.0)
    readers = ArrayField(models.CharField(max_length=40), default=list)

    class Meta:
        """One proposal a question and a run; a confidence is a chance."""

        constraints = [
            models.UniqueConstraint(fields=["run", "question"], name="one_proposal_a_question"),
            models.CheckConstraint(
                condition=Q(confidence__gte=0, confidence__lte=1), name="confidence_is_a_chance"
            ),
        ]


class Confirmation(Said):
    """What a person said of one question on one version. A trigger keeps it as it was written.

    confirm: the proposal is right · correct: this is the answer · silence: the text does not say ·
    reject: the proposal is wrong, and nobody has said yet what is right.
    """

    class Kind(models.TextChoices):
        """What can be said of a proposal."""

        CONFIRM = "confirm"
        CORRECT = "correct"
        REJECT = "reject"
        SILENCE = "silence"

    snapshot = models.ForeignKey(Snapshot, models.PROTECT, related_name="confirmations")
    kind = models.CharField(max_length=10, choices=Kind)
    by = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    on = models.DateField()
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        """A correction says something; a silence and a rejection say nothing."""

        constraints = [
            models.CheckConstraint(
                condition=Q(kind="confirm")
                | (Q(kind="correct") & ~Q(values=[]))
                | Q(kind__in=["silence", "reject"], values=[], quotes=[]),
                name="words_fit_the_kind",
            )
        ]
        indexes = [
            models.Index(fields=["snapshot", "question", "-id"], name="last_word_on_a_question")
        ]
