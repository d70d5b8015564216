"""Refresh tokens, as families: each is handed in for the next one."""

from django.db import models


class OidcFamily(models.Model):
    """The refresh tokens that came of one code: which of them is the last.

    What they carry is sealed in them: no person is here. A family whose row is gone is over.
    """

    family = models.BinaryField(primary_key=True)
    turn = models.PositiveIntegerField(default=0)
    ends_at = models.BigIntegerField()

    class Meta:
        """What is over is found by its end."""

        indexes = [models.Index(fields=["ends_at"], name="families_that_are_over")]
