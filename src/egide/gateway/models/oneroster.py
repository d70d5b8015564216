"""Who may read a school's roster, and the tokens that were given to them."""

from django.db import models

from egide.gateway.models.secrets import Secretive


class OneRosterClient(Secretive):
    """A reader of one school's roster, for one service: a secret that leaks reads one school."""

    client_id = models.CharField(max_length=200, unique=True)
    service = models.ForeignKey("catalogue.Service", models.PROTECT, related_name="+")
    school = models.ForeignKey("people.Organisation", models.PROTECT, related_name="+")


class OneRosterToken(models.Model):
    """A token, as a digest, and what it lets its client read."""

    token = models.BinaryField(max_length=32, unique=True)
    client = models.ForeignKey(OneRosterClient, models.CASCADE, related_name="tokens")
    scope = models.TextField()
    ends_at = models.BigIntegerField(db_index=True)
