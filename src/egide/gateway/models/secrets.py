"""The secret of a client, and the former one while both count."""

from django.db import models


class Secretive(models.Model):
    """A client with a secret. Kept as digests: secrets are random, and long.

    `former` counts until the second `former_ends_at`, so that a provider changes it without haste.
    """

    secret = models.BinaryField(max_length=32)
    former = models.BinaryField(max_length=32, null=True, blank=True)
    former_ends_at = models.BigIntegerField(default=0)
    secret_since = models.BigIntegerField(default=0)

    class Meta:
        """Each door has its own clients."""

        abstract = True

    def secrets(self, *, at: int) -> tuple[bytes, ...]:
        """The digests that count at a second."""
        former = self.former if self.former is not None and at < self.former_ends_at else None
        return tuple(bytes(one) for one in (self.secret, former) if one is not None)
