"""Two small tables of the floor: announcements on their way, and what a demonstration loaded."""

from django.db import models


class Announced(models.Model):
    """An announcement written in the same transaction as what it announces."""

    name = models.CharField(max_length=120)
    data = models.JSONField()
    at = models.DateTimeField(auto_now_add=True)
    delivered_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        """Those on their way are few, and found first."""

        constraints = [
            models.CheckConstraint(condition=~models.Q(name=""), name="announced_has_a_name")
        ]
        indexes = [
            models.Index(
                fields=["id"],
                name="announced_on_their_way",
                condition=models.Q(delivered_at__isnull=True),
            )
        ]


class Loaded(models.Model):
    """The digest of the data that the demonstration was last made from."""

    name = models.CharField(max_length=60, primary_key=True)
    digest = models.CharField(max_length=64)
