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
