"""Which ends a session went to, as long as they must be told that it is over."""

from django.db import models


class Visit(models.Model):
    """A session, as a digest, went through a door to a client that asked to be told of its end.

    `reference`: what that client knows the session by (a sid, a ticket, an index); never a person.
    """

    session = models.BinaryField(max_length=32)
    door = models.CharField(max_length=10)
    client = models.TextField()
    reference = models.TextField()
    at = models.BigIntegerField()

    class Meta:
        """A reference is kept once; a session's are found together, what is old by its second."""

        constraints = [
            models.UniqueConstraint(
                fields=["session", "door", "client", "reference"], name="a_visit_is_kept_once"
            ),
        ]
        indexes = [models.Index(fields=["at"], name="visits_by_second")]
