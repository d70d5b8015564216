"""Services that sign people in by CAS, and tickets. A ticket names nobody: it holds who to ask."""

from django.db import models


class CasService(models.Model):
    """An address where people are sent back with a ticket.

    `below`: the addresses under it are its own too. `names`: what its dialect calls an attribute
    otherwise. `told`: whether it hears of a session's end.
    """

    address = models.CharField(max_length=500, unique=True)
    below = models.BooleanField(default=False)
    service = models.ForeignKey("catalogue.Service", models.PROTECT, related_name="+")
    dialect = models.CharField(max_length=10, default="v3")
    names = models.JSONField(default=dict)
    told = models.BooleanField(default=True)


class CasTicket(models.Model):
    """A ticket as a digest, good once and for half a minute. What it opens is read then."""

    ticket = models.BinaryField(max_length=32, unique=True)
    client = models.ForeignKey(CasService, models.CASCADE, related_name="tickets")
    # An erased person's tickets go with them.
    member = models.ForeignKey("people.Member", models.CASCADE, related_name="+")
    school = models.ForeignKey("people.Organisation", models.PROTECT, related_name="+")
    address = models.TextField()
    fresh = models.BooleanField()
    signed_in_at = models.BigIntegerField()
    ends_at = models.BigIntegerField()
    used_at = models.BigIntegerField(null=True, blank=True)

    class Meta:
        """What is over is found by its end."""

        indexes = [models.Index(fields=["ends_at"], name="tickets_that_are_over")]
