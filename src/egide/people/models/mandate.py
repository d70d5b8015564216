"""Who may bind, review or read for which organisation, and what its board voted."""

from django.db import models

from egide.people.roles import Role


class Mandate(models.Model):
    """A role held at an organisation, and below it, on certain days.

    `grounds` says where it comes from: an appointment, a vote of the board, a delegation.
    `delegated` names the mandate that it was delegated from; it cannot outlive it.
    `department` narrows a DASEN's to the schools whose code starts so; empty, the whole academy.
    `withdrawn_on`: from that day it is over, whatever was foreseen; what was foreseen is kept.
    """

    person = models.ForeignKey("people.Person", models.PROTECT, related_name="mandates")
    role = models.CharField(max_length=20, choices=Role)
    organisation = models.ForeignKey("people.Organisation", models.PROTECT, related_name="mandates")
    since = models.DateField()
    until = models.DateField(null=True, blank=True)
    department = models.CharField(max_length=3, blank=True, default="")
    withdrawn_on = models.DateField(null=True, blank=True)
    withdrawn_by = models.ForeignKey(
        "people.Person", models.PROTECT, null=True, blank=True, related_name="+"
    )
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
                fields=["person", "role", "organisation", "department", "since"],
                condition=models.Q(withdrawn_on__isnull=True),
                name="one_mandate_from_a_day",
            ),
            models.CheckConstraint(
                condition=models.Q(department="") | models.Q(role="dasen"),
                name="a_dasen_alone_has_a_department",
            ),
        ]
        indexes = [models.Index(fields=["organisation", "role"], name="mandate_of_a_place")]


class BoardVote(models.Model):
    """What the board of a school voted: a delegation to its head, or one service.

    `service` is the slug of the service voted on; empty, the head may contract by delegation.
    """

    organisation = models.ForeignKey("people.Organisation", models.PROTECT, related_name="votes")
    service = models.SlugField(max_length=80, blank=True, default="")
    reference = models.CharField(max_length=120)
    since = models.DateField()
    until = models.DateField(null=True, blank=True)
    by = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        """It lasts at least a day; its act can be found again in the school's papers."""

        constraints = [
            models.CheckConstraint(
                condition=models.Q(until__isnull=True) | models.Q(since__lt=models.F("until")),
                name="vote_lasts_at_least_a_day",
            ),
            models.CheckConstraint(condition=~models.Q(reference=""), name="a_vote_has_an_act"),
        ]
