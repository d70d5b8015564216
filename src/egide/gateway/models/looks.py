"""Who looked behind a pseudonym, and who asked to: kept for heads, officers and families.

No row leads from a name that a tool knows to a person: what is shown is computed when it is asked.
"""

import uuid

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models

PERSON, SERVICE = "people.Person", "catalogue.Service"


class Look(models.Model):
    """Somebody saw which pupils stand behind which names in a tool."""

    service = models.ForeignKey(SERVICE, models.PROTECT, related_name="+")
    school = models.ForeignKey("people.Organisation", models.PROTECT, related_name="+")
    pupils = ArrayField(models.UUIDField())
    by = models.ForeignKey(PERSON, models.PROTECT, related_name="+")
    # An identification that two persons decided; null: a teacher, for their own class.
    decided = models.ForeignKey(
        "gateway.Identification", models.PROTECT, null=True, related_name="+"
    )
    at = models.DateTimeField()

    class Meta:
        """Somebody was seen, or there was no look; found by pupil, and by school."""

        constraints = [
            models.CheckConstraint(condition=~models.Q(pupils=[]), name="a_look_sees_somebody")
        ]
        indexes = [
            GinIndex(fields=["pupils"], name="looks_at_a_pupil"),
            models.Index(fields=["school", "-at"], name="looks_in_a_school"),
        ]


class Identification(models.Model):
    """A request to know who bears a name in a tool: one asks, with a reason, another lets them.

    `named` is what the tool knows, as it was given. Who it is gets computed, shown once, not kept.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    service = models.ForeignKey(SERVICE, models.PROTECT, related_name="+")
    school = models.ForeignKey("people.Organisation", models.PROTECT, related_name="+")
    named = models.CharField(max_length=80)
    reason = models.TextField()
    asked_by = models.ForeignKey(PERSON, models.PROTECT, related_name="+")
    asked_as = models.CharField(max_length=8)
    asked_at = models.DateTimeField()
    lapses_at = models.DateTimeField()
    decided_by = models.ForeignKey(PERSON, models.PROTECT, null=True, related_name="+")
    decided_at = models.DateTimeField(null=True)
    allowed = models.BooleanField(null=True)
    shown_at = models.DateTimeField(null=True)

    class Meta:
        """Two persons, never one; nothing is shown that was not allowed."""

        constraints = [
            models.CheckConstraint(
                condition=~models.Q(decided_by=models.F("asked_by")), name="two_persons_identify"
            ),
            models.CheckConstraint(
                condition=models.Q(shown_at=None) | models.Q(allowed=True, allowed__isnull=False),
                name="shown_when_allowed",
            ),
        ]
        indexes = [models.Index(fields=["school", "-asked_at"], name="identifications_of_school")]
