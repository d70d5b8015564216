"""The notices that were issued. Rows are never edited: a later one of the same agreement counts."""

from django.contrib.postgres.fields import ArrayField
from django.db import models


class Issued(models.Model):
    """A notice as it was issued: its content, what had changed since the one before.

    `school` is null for a national agreement: the same words serve every school.
    """

    agreement = models.ForeignKey("decisions.Agreement", models.PROTECT, related_name="+")
    school = models.ForeignKey(
        "people.Organisation", models.PROTECT, null=True, blank=True, related_name="+"
    )
    digest = models.CharField(max_length=64)
    payload = models.JSONField()
    changed = ArrayField(models.CharField(max_length=12))
    on = models.DateField()
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        """The last one of an agreement is found first; one that changes nothing is not issued."""

        constraints = [
            models.CheckConstraint(condition=~models.Q(changed=[]), name="a_notice_tells_something")
        ]
        indexes = [models.Index(fields=["agreement", "-id"], name="last_notice_of_agreement")]


class Erasure(models.Model):
    """A family asks that a child's receipts can no longer be opened. Read, then done: two steps.

    `lines`: how many lines of the journal were closed for good.
    """

    # What was asked about somebody goes with them.
    pupil = models.ForeignKey("people.Member", models.CASCADE, related_name="+")
    school = models.ForeignKey("people.Organisation", models.PROTECT, related_name="+")
    asked_by = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    read_by = models.ForeignKey("people.Person", models.PROTECT, null=True, related_name="+")
    read_at = models.DateTimeField(null=True)
    done_by = models.ForeignKey("people.Person", models.PROTECT, null=True, related_name="+")
    done_at = models.DateTimeField(null=True)
    lines = models.PositiveIntegerField(null=True)

    class Meta:
        """One at a time for a child; nothing is erased that nobody had read about."""

        constraints = [
            models.UniqueConstraint(
                fields=["pupil", "school"],
                condition=models.Q(done_at=None),
                name="an_erasure_is_asked_once",
            ),
            models.CheckConstraint(
                condition=models.Q(done_at=None) | models.Q(read_at__isnull=False),
                name="erased_once_read",
            ),
        ]
