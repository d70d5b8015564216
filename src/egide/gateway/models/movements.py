"""What moved, in the order of commits: how each process learns what it must forget."""

from django.db import models


class Movement(models.Model):
    """Something that processes hold in memory is no longer what it was.

    The database writes `xact` and `at` (trigger), and notifies whoever listens. Rows go after a
    school day: no process holds anything for longer.
    """

    xact = models.BigIntegerField(default=0, editable=False)
    what = models.CharField(max_length=10)
    about = models.TextField()
    at = models.BigIntegerField(default=0, editable=False)

    class Meta:
        """A transaction says a thing once; found by its transaction, by what it is about."""

        constraints = [
            models.UniqueConstraint(
                fields=["xact", "what", "about"], name="a_movement_is_said_once"
            ),
        ]
        indexes = [
            models.Index(fields=["what", "about"], name="movements_by_subject"),
            models.Index(fields=["at"], name="movements_by_second"),
        ]
