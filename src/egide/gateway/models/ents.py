"""What is kept of the ENTs: by which name they end a session, which answers were used."""

from django.db import models


class EntSession(models.Model):
    """A session that an ENT may say is over, under a digest of the name that it knows it by."""

    ent = models.CharField(max_length=31)
    name = models.BinaryField(max_length=32)
    session = models.TextField()
    at = models.BigIntegerField()

    class Meta:
        """Found by its name; what is old by its second."""

        constraints = [
            models.UniqueConstraint(fields=["ent", "name", "session"], name="ended_under_a_name")
        ]
        indexes = [models.Index(fields=["at"], name="ent_sessions_by_second")]


class EntAnswer(models.Model):
    """An answer that may be used once: its digest, until it is worth nothing anyway."""

    digest = models.BinaryField(primary_key=True, max_length=32)
    ends_at = models.BigIntegerField(db_index=True)
