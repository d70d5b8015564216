"""Relying parties, and what was revoked of what they hold. No person is in these tables."""

from django.db import models


class OidcClient(models.Model):
    """A relying party of a service. The secret is kept as a digest: it is random, and long."""

    client_id = models.CharField(max_length=200, unique=True)
    service = models.ForeignKey("catalogue.Service", models.PROTECT, related_name="+")
    secret = models.BinaryField(max_length=32)
    redirect_uris = models.JSONField(default=list)
    alg = models.CharField(
        max_length=5, choices=[(name, name) for name in ("RS256", "ES256")], default="RS256"
    )
    # Without PKCE only by agreement (RFC 9700, section 2.1.1).
    pkce = models.BooleanField(default=True)


class OidcRevoked(models.Model):
    """A code that was handed in twice: what was issued for it counts no more.

    Codes and tokens are sealed and kept nowhere; this row goes once its tokens are over.
    """

    grant = models.BinaryField(primary_key=True)
    at = models.BigIntegerField()

    class Meta:
        """What is over is found by its second."""

        indexes = [models.Index(fields=["at"], name="revoked_by_second")]
