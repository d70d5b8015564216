"""Who may bind, review or read for which organisation, from which day to which."""

from django.db import models

from egide.people.roles import Role


class Mandate(models.Model):
    """A role held at an organisation, and below it, on certain days.

    `grounds` says where it comes from: an appointment, a vote of the board, a delegation.
    `delegated` names the mandate that it was delegated from; it cannot outlive it.
    """

    person = models.ForeignKey("people.Person", models.PROTECT, related_name="mandates")
    role = models.CharField(max_length=20, choices=Role)
    organisation = models.ForeignKey("people.Organisation", models.PROTECT, related_name="mandates")
    since = models.DateField()
    until = models.DateField(null=True, blank=True)
    grounds = models.CharField(max_length=200, blank=True, default="")
    delegated = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="delegations"
    )
    by = models.ForeignKey("people.Person", models.PROTECT, null=True, blank=True, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        """It lasts at least a day; one person holds a role once at a place from a given day."""

        constraints = [
            models.CheckConstraint(
                condition=models.Q(until__isnull=True) | models.Q(since__lt=models.F("until")),
                name="mandate_lasts_at_least_a_day",
            ),
            models.UniqueConstraint(
                fields=["person", "role", "organisation", "since"], name="one_mandate_from_a_day"
            ),
        ]
        indexes = [models.Index(fields=["organisation", "role"], name="mandate_of_a_place")]
