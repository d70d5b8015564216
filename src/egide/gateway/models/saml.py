"""Services that sign people in by SAML 2."""

from django.db import models


class SamlService(models.Model):
    """A service provider. `description`: what its metadata says, read once and checked.

    `dialect` and `names`: what it calls attributes. Requests are not kept: an answer goes to a
    registered address alone, and its own provider knows which request it waits for.
    """

    entity_id = models.CharField(max_length=500, unique=True)
    service = models.ForeignKey("catalogue.Service", models.PROTECT, related_name="+")
    description = models.JSONField()
    dialect = models.CharField(max_length=10, default="oid")
    names = models.JSONField(default=dict)
