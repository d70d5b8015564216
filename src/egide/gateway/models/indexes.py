"""A person's index in a school."""

from django.db import models


class SchoolIndex(models.Model):
    """A small number, one for each person of a school: display names are drawn from it."""

    school = models.ForeignKey("people.Organisation", models.PROTECT, related_name="+")
    # The name that a person bore goes with them.
    member = models.ForeignKey("people.Member", models.CASCADE, related_name="+")
    number = models.PositiveIntegerField()

    class Meta:
        """A number is one person's in a school, and a person has one there."""

        constraints = [
            models.UniqueConstraint(fields=["school", "number"], name="index_is_one_persons"),
            models.UniqueConstraint(fields=["school", "member"], name="one_index_in_a_school"),
        ]
