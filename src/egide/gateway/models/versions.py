"""The versions of services' keys after the first, which has no row."""

from django.db import models


class KeyVersion(models.Model):
    """A version of the key of a service: since when, why, under which master key.

    `overlap_until`: the first day on which the former pseudonym is carried no more. No key is here.
    """

    service = models.ForeignKey("catalogue.Service", models.PROTECT, related_name="+")
    number = models.PositiveIntegerField()
    master = models.PositiveIntegerField(default=1)
    since = models.DateField()
    overlap_until = models.DateField()
    reason = models.CharField(max_length=200)
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        """A number is given once, with a reason."""

        constraints = [
            models.UniqueConstraint(fields=["service", "number"], name="a_version_is_given_once"),
            models.CheckConstraint(
                condition=models.Q(number__gte=2) & models.Q(master__gte=1),
                name="the_first_version_has_no_row",
            ),
            models.CheckConstraint(condition=~models.Q(reason=""), name="a_version_has_a_reason"),
            models.CheckConstraint(
                condition=models.Q(since__lte=models.F("overlap_until")),
                name="an_overlap_follows_its_start",
            ),
        ]
