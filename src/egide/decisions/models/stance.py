"""What a ministry, an academy or a school says of a service for those below it."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _


class Stance(models.Model):
    """Open, frame (with conditions on top) or close a service; the strictest of a line counts.

    The last row of an organisation and a service counts from its day; the others are its history.
    """

    organisation = models.ForeignKey("people.Organisation", models.PROTECT, related_name="stances")
    service = models.ForeignKey("catalogue.Service", models.PROTECT, related_name="+")
    stance = models.CharField(
        max_length=6,
        choices=[("open", _("ouvert")), ("framed", _("encadré")), ("closed", _("fermé"))],
    )
    conditions = ArrayField(models.CharField(max_length=120), default=list, blank=True)
    reason = models.TextField(blank=True, default="")
    on = models.DateField()
    at = models.DateTimeField(auto_now_add=True)
    by = models.ForeignKey("people.Person", models.PROTECT, related_name="+")

    class Meta:
        """A frame has conditions; a closing says why. The last word is found first."""

        constraints = [
            models.CheckConstraint(
                condition=models.Q(stance="framed") ^ models.Q(conditions=[]),
                name="a_frame_has_conditions",
            ),
            models.CheckConstraint(
                condition=~models.Q(stance="closed") | ~models.Q(reason=""),
                name="a_closing_says_why",
            ),
        ]
        indexes = [
            models.Index(fields=["service", "organisation", "-on", "-id"], name="stance_last_word")
        ]
