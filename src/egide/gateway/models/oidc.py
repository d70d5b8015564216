"""Relying parties, and what was revoked of what they hold. No person is in these tables."""

from django.db import models

from egide.gateway.models.secrets import Secretive


class OidcClient(Secretive):
    """A relying party of a service."""

    client_id = models.CharField(max_length=200, unique=True)
    service = models.ForeignKey("catalogue.Service", models.PROTECT, related_name="+")
    redirect_uris = models.JSONField(default=list)
    alg = models.CharField(
        max_length=5, choices=[(name, name) for name in ("RS256", "ES256")], default="RS256"
    )
    # Without PKCE only by agreement (RFC 9700, section 2.1.1).
    pkce = models.BooleanField(default=True)
    # Its requests come by its own server alone (RFC 9126, section 6).
    pushed_only = models.BooleanField(default=False)
    # It may come back for claims while nobody is there: agreed, never by default.
    refreshes = models.BooleanField(default=False)
    post_logout_redirect_uris = models.JSONField(default=list)
    # Where it is told that a session is over; its ID tokens then name the session.
    backchannel_logout_uri = models.TextField(blank=True, default="")


class OidcRevoked(models.Model):
    """A code that was handed in twice: what was issued for it counts no more.

    Codes and tokens are sealed and kept nowhere; this row goes once its tokens are over.
    """

    grant = models.BinaryField(primary_key=True)
    at = models.BigIntegerField()

    class Meta:
        """What is over is found by its second."""

        indexes = [models.Index(fields=["at"], name="revoked_by_second")]
