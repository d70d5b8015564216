"""What was imported, and the persons whom a roster names. Nothing here signs in."""

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _


class Roster(models.Model):
    """One source of names: the export of an academy, a bundle. `code` starts every derived id."""

    code = models.CharField(max_length=40, unique=True)
    kind = models.CharField(
        max_length=12, choices=[(name, name) for name in ("aaf", "oneroster", "annuaire", "hand")]
    )
    academy = models.ForeignKey(
        "people.Organisation", models.PROTECT, null=True, blank=True, related_name="rosters"
    )


class ImportRun(models.Model):
    """One import: which files, what it would change or changed, what was wrong in them."""

    roster = models.ForeignKey(Roster, models.PROTECT, related_name="runs")
    at = models.DateTimeField(auto_now_add=True)
    on = models.DateField()
    files = models.JSONField(default=list)
    counts = models.JSONField(default=dict)
    problems = models.JSONField(default=list)
    applied = models.BooleanField()
    by = models.ForeignKey("people.Person", models.PROTECT, null=True, blank=True, related_name="+")


class MemberKind(models.TextChoices):
    """What somebody is to a school, in the words of rosters."""

    PUPIL = "pupil", _("élève")
    TEACHER = "teacher", _("enseignant ou enseignante")
    STAFF = "staff", _("personnel")
    GUARDIAN = "guardian", _("responsable légal")


class Member(models.Model):
    """A person of a roster. Only what the rules need: no INE, no address, no exact birth date.

    `id` is derived from the roster and its own identifier, so that a replay gives the same.
    `birth_month` is the first of the month: enough for the age rules. `mail` is staff's alone.
    `gone_on`: the day of the first complete export that names them no longer.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    roster = models.ForeignKey(Roster, models.PROTECT, related_name="members", db_index=False)
    source_id = models.CharField(max_length=80)
    kind = models.CharField(max_length=8, choices=MemberKind)
    given_name = models.CharField(max_length=120, blank=True, default="")
    family_name = models.CharField(max_length=120, blank=True, default="")
    birth_month = models.DateField(null=True, blank=True)
    level = models.CharField(max_length=10, blank=True, default="")
    mail = models.EmailField(blank=True, default="")
    gone_on = models.DateField(null=True, blank=True)
    digest = models.BinaryField(max_length=16, default=b"")

    class Meta:
        """A pupil or a guardian has no address of any kind here."""

        constraints = [
            models.CheckConstraint(
                condition=models.Q(mail="") | models.Q(kind__in=["teacher", "staff"]),
                name="mail_is_for_staff",
            ),
            models.CheckConstraint(
                condition=models.Q(birth_month__isnull=True) | models.Q(birth_month__day=1),
                name="birth_to_the_month",
            ),
        ]
        indexes = [models.Index(fields=["roster"], name="members_of_a_roster")]

    def __repr__(self) -> str:
        return f"<Member {self.pk}>"

    def __str__(self) -> str:
        return f"member {self.pk}"
