"""Relying parties, and what was granted to them.

No pseudonym leads back to a person here: a grant holds what left.
"""

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


class OidcGrant(models.Model):
    """What one crossing granted: a code, then a token, both as digests, and what they carry.

    `claims` is what the journal says has left, under `agreement`. Rows go once they are over.
    """

    code = models.BinaryField(max_length=32, unique=True)
    client = models.ForeignKey(OidcClient, models.CASCADE, related_name="grants")
    # An erased person's grants go with them.
    member = models.ForeignKey("people.Member", models.CASCADE, related_name="+")
    school = models.ForeignKey("people.Organisation", models.PROTECT, related_name="+")
    agreement = models.CharField(max_length=64)
    redirect_uri = models.TextField()
    challenge = models.CharField(max_length=43, blank=True, default="")
    nonce = models.TextField(blank=True, default="")
    scope = models.TextField()
    claims = models.JSONField()
    signed_in_at = models.BigIntegerField()
    code_ends_at = models.BigIntegerField()
    used_at = models.BigIntegerField(null=True, blank=True)
    token = models.BinaryField(max_length=32, null=True, blank=True, unique=True)
    token_ends_at = models.BigIntegerField(default=0)

    class Meta:
        """What is over is found by its end."""

        indexes = [models.Index(fields=["code_ends_at"], name="grants_that_are_over")]
