"""Authorization requests that came by a client's own server."""

from django.db import models


class OidcPushed(models.Model):
    """A request that waits for a browser to bring its reference, which is kept as a digest.

    It says what a service asks, and nothing of anybody. The row goes with its one answer.
    """

    reference = models.BinaryField(max_length=32, unique=True)
    client = models.ForeignKey("gateway.OidcClient", models.CASCADE, related_name="+")
    asked = models.JSONField()
    pushed_at = models.BigIntegerField()
    ends_at = models.BigIntegerField()

    class Meta:
        """What is over is found by its end."""

        indexes = [models.Index(fields=["ends_at"], name="pushed_that_are_over")]
