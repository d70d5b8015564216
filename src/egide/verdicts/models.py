"""Evaluations of a service, and the verdicts that each one left standing. Rows are never edited:
a later evaluation replaces them, and both stay.
"""

from datetime import date

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _


class Evaluation(models.Model):
    """A service judged again as a whole: when, why, by whose hand, and what it moved.

    `inputs` is the digest of all that was judged: the same is not judged twice.
    """

    class Cause(models.TextChoices):
        """What made it necessary."""

        FIRST = "first", _("Première lecture")
        LAW = "law", _("Droit")
        CHARTER = "charter", _("Charte")
        TERMS = "terms", _("Texte")
        READER = "reader", _("Lecture")

    service = models.ForeignKey("catalogue.Service", models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)
    on = models.DateField()
    cause = models.CharField(max_length=8, choices=Cause)
    by = models.ForeignKey("people.Person", models.PROTECT, null=True, blank=True, related_name="+")
    about = models.JSONField(default=dict)
    inputs = models.CharField(max_length=64)
    moves = models.JSONField(default=list)

    class Meta:
        """The last one of a service is found first."""

        constraints = [
            models.CheckConstraint(
                condition=models.Q(cause__in=["first", "law", "charter", "terms", "reader"]),
                name="evaluation_has_a_cause",
            )
        ]
        indexes = [models.Index(fields=["service", "-id"], name="evaluation_last_first")]


class StandingVerdict(models.Model):
    """What is said of a service for some classes over a span of days, under one charter.

    `made_by` and `replaced_by` say when Égide believed it; `since` and `until`, of which days.
    `causes`, `about`: what moved it from the span before.
    """

    service = models.ForeignKey("catalogue.Service", models.PROTECT, related_name="+")
    levels = ArrayField(models.CharField(max_length=12))
    charter = models.CharField(max_length=12)
    since = models.DateField()
    until = models.DateField(null=True, blank=True)
    overall = models.CharField(max_length=20)
    law_column = models.CharField(max_length=20)
    charter_column = models.CharField(max_length=20)
    standing = models.CharField(max_length=12)
    causes = ArrayField(models.CharField(max_length=8))
    about = models.JSONField(default=dict)
    digest = models.CharField(max_length=64)
    payload = models.JSONField(default=dict)
    made_by = models.ForeignKey(Evaluation, models.PROTECT, related_name="made")
    replaced_by = models.ForeignKey(
        Evaluation, models.PROTECT, null=True, blank=True, related_name="replaced"
    )

    class Meta:
        """One current verdict starts on a day for the same classes; a span holds a day."""

        constraints = [
            models.UniqueConstraint(
                fields=["service", "charter", "levels", "since"],
                condition=models.Q(replaced_by__isnull=True),
                name="one_standing_verdict_a_day",
            ),
            models.CheckConstraint(
                condition=models.Q(until__isnull=True) | models.Q(until__gt=models.F("since")),
                name="standing_span_holds_a_day",
            ),
            models.CheckConstraint(
                condition=models.Q(
                    overall__in=[
                        "not_conforming",
                        "not_assessable",
                        "under_conditions",
                        "conforming",
                    ]
                ),
                name="standing_has_a_conclusion",
            ),
        ]
        indexes = [
            models.Index(
                fields=["service", "since"],
                name="standing_now",
                condition=models.Q(replaced_by__isnull=True),
            )
        ]

    @staticmethod
    def on_the_day(day: date) -> models.Q:
        """The rows whose span holds that day."""
        return models.Q(since__lte=day) & (models.Q(until=None) | models.Q(until__gt=day))
