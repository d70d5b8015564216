"""The ends that must still be told that a session is over, and those that never were."""

from django.db import models


class Farewell(models.Model):
    """A client that is to be told. `due_at`: when it is tried again; null: given up.

    Neither the session nor a person is here: only what the client itself knows the session by.
    """

    door = models.CharField(max_length=10)
    client = models.TextField()
    reference = models.TextField()
    since = models.BigIntegerField()
    tries = models.PositiveSmallIntegerField(default=0)
    due_at = models.BigIntegerField(null=True, blank=True)

    class Meta:
        """What is due is found by its second."""

        indexes = [models.Index(fields=["due_at"], name="farewells_by_second")]
