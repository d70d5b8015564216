"""The tree ministry → academy → school, others beside it, and what happened to them."""

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models.fields.json import KeyTransform
from django.utils.translation import gettext_lazy as _


class Kind(models.TextChoices):
    """What an organisation is."""

    MINISTRY = "ministry", _("ministère")
    ACADEMY = "academy", _("académie")
    AUTHORITY = "authority", _("collectivité")
    PROVIDER = "provider", _("fournisseur")
    SCHOOL = "school", _("école ou établissement")


class SchoolKind(models.TextChoices):
    """What decides who answers for a school's processing, hence who signs."""

    NONE = "", _("sans objet")
    PUBLIC_PRIMARY = "public_primary", _("école publique")
    EPLE = "eple", _("collège ou lycée public")
    PRIVATE_CONTRACT = "private_contract", _("établissement privé sous contrat")


class Organisation(models.Model):
    """A ministry, an academy, a local authority, a school, or a provider of services.

    `code` names it today: the UAI of a school, the number of an academy. `since` and `until` bound
    its life, half-open; what it was called before is in its events.
    """

    kind = models.CharField(max_length=12, choices=Kind)
    code = models.CharField(max_length=40, unique=True)
    name = models.CharField(max_length=200)
    parent = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="children"
    )
    school_kind = models.CharField(max_length=20, choices=SchoolKind, blank=True, default="")
    stages = ArrayField(models.CharField(max_length=12), default=list, blank=True)
    commune = models.CharField(max_length=80, blank=True, default="")
    since = models.DateField(null=True, blank=True)
    until = models.DateField(null=True, blank=True)

    class Meta:
        """A school has a kind; an academy and a school have a parent."""

        constraints = [
            models.CheckConstraint(
                condition=models.Q(kind="school") ^ models.Q(school_kind=""),
                name="schools_alone_have_a_school_kind",
            ),
            models.CheckConstraint(
                condition=models.Q(parent__isnull=False)
                | models.Q(kind__in=["ministry", "authority", "provider"]),
                name="organisation_has_a_parent",
            ),
            models.CheckConstraint(
                condition=models.Q(since__isnull=True)
                | models.Q(until__isnull=True)
                | models.Q(since__lt=models.F("until")),
                name="organisation_lives_at_least_a_day",
            ),
        ]
        indexes = [
            GinIndex(fields=["name"], name="organisation_by_name", opclasses=["gin_trgm_ops"]),
            models.Index(
                fields=["name"], condition=models.Q(kind="provider"), name="provider_by_name"
            ),
        ]


class What(models.TextChoices):
    """What may happen to an organisation."""

    OPENED = "opened", _("ouverture")
    CLOSED = "closed", _("fermeture")
    MERGED = "merged", _("fusion")
    CODE_CHANGED = "code_changed", _("changement de code")
    RENAMED = "renamed", _("changement de nom")
    MOVED = "moved", _("changement de rattachement")
    KIND_CHANGED = "kind_changed", _("changement de statut")


class OrganisationEvent(models.Model):
    """Something dated that happened to an organisation. `about`: before, after, merged into."""

    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="events")
    on = models.DateField()
    what = models.CharField(max_length=16, choices=What)
    about = models.JSONField(default=dict)
    run = models.ForeignKey(
        "people.ImportRun", models.PROTECT, null=True, blank=True, related_name="+"
    )
    by = models.ForeignKey("people.Person", models.PROTECT, null=True, blank=True, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        """The history of one organisation is read in order; a code of old leads to who bore it."""

        indexes = [
            models.Index(fields=["organisation", "on", "id"], name="organisation_history"),
            models.Index(KeyTransform("before", "about"), name="organisation_of_old"),
        ]
