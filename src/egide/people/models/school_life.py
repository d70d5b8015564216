"""Who is in which school, class or group, and who answers for which pupil.

A foreign key has no index of its own where a composite one starts with it: these tables are
written a million rows at a time, and each index costs as much as the row.
"""

import uuid

from django.db import models

MEMBER, SCHOOL = "people.Member", "people.Organisation"


class Attachment(models.Model):
    """Somebody of a school. A teacher may have several; a guardian has none."""

    member = models.ForeignKey(MEMBER, models.CASCADE, related_name="attachments", db_index=False)
    school = models.ForeignKey(SCHOOL, models.PROTECT, related_name="attachments", db_index=False)
    role = models.CharField(
        max_length=8, choices=[(name, name) for name in ("pupil", "teacher", "head", "staff")]
    )

    class Meta:
        """Once each; a school's people are found by their role."""

        constraints = [
            models.UniqueConstraint(fields=["member", "school", "role"], name="attached_once")
        ]
        indexes = [models.Index(fields=["school", "role"], name="people_of_a_school")]


class Group(models.Model):
    """A class, or a group across classes. `id` is derived as a member's is.

    `gone_on`, as for a member: what was agreed for a class outlives it.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    roster = models.ForeignKey(
        "people.Roster", models.PROTECT, related_name="groups", db_index=False
    )
    source_id = models.CharField(max_length=120)
    school = models.ForeignKey(SCHOOL, models.PROTECT, related_name="groups")
    kind = models.CharField(max_length=5, choices=[("class", "class"), ("group", "group")])
    name = models.CharField(max_length=120)
    level = models.CharField(max_length=10, blank=True, default="")
    gone_on = models.DateField(null=True, blank=True)
    digest = models.BinaryField(max_length=16, default=b"")

    class Meta:
        """Found by school."""

        indexes = [models.Index(fields=["roster"], name="groups_of_a_roster")]


class Placement(models.Model):
    """A pupil or a teacher in a class or a group."""

    member = models.ForeignKey(MEMBER, models.CASCADE, related_name="placements", db_index=False)
    group = models.ForeignKey(Group, models.CASCADE, related_name="placements", db_index=False)
    role = models.CharField(max_length=7, choices=[("pupil", "pupil"), ("teacher", "teacher")])

    class Meta:
        """Once each; a class is read as a whole."""

        constraints = [
            models.UniqueConstraint(fields=["member", "group", "role"], name="placed_once")
        ]
        indexes = [models.Index(fields=["group", "role"], name="people_of_a_group")]


class Guardianship(models.Model):
    """A guardian answers for a pupil. Two guardians of one pupil are two rows, never one list:

    what one of them sees is asked by their own rows, so that neither learns of the other.
    """

    guardian = models.ForeignKey(MEMBER, models.CASCADE, related_name="pupils", db_index=False)
    pupil = models.ForeignKey(MEMBER, models.CASCADE, related_name="guardians")
    legal = models.BooleanField(default=True)

    class Meta:
        """Once each."""

        constraints = [
            models.UniqueConstraint(fields=["guardian", "pupil"], name="guardian_of_a_pupil_once")
        ]
