"""What a tool asked for at its door: one row for each set of attributes that it ever asked."""

from django.contrib.postgres.fields import ArrayField
from django.db import models


class Wanted(models.Model):
    """A tool asked for these attributes. Of nobody: it asks before it knows who comes."""

    service = models.ForeignKey("catalogue.Service", models.PROTECT, related_name="+")
    attributes = ArrayField(models.CharField(max_length=20))
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        """A set is written once; the last new one of a tool is found first."""

        constraints = [
            models.UniqueConstraint(fields=["service", "attributes"], name="wanted_once")
        ]
