"""Agreements as they were signed, what happened to them since, and their document."""

from django.db import models
from django.utils.translation import gettext_lazy as _

PERSON, ORGANISATION = "people.Person", "people.Organisation"


class Agreement(models.Model):
    """A signed agreement. `payload` is the value of `trust.agreement`, `digest` what was signed.

    `organisation` is the controller that signed; `school`, the one it opens a door for (null for a
    framework, an offer, and a national agreement: those open by accession, or for all).
    """

    digest = models.CharField(max_length=64, unique=True)
    kind = models.CharField(
        max_length=10,
        choices=[
            ("own", _("convention")),
            ("framework", _("convention-cadre")),
            ("offer", _("offre générale")),
            ("accession", _("adhésion")),
            ("experiment", _("expérimentation")),
            ("national", _("convention nationale")),
        ],
    )
    service = models.ForeignKey("catalogue.Service", models.PROTECT, related_name="+")
    organisation = models.ForeignKey(ORGANISATION, models.PROTECT, related_name="agreements")
    school = models.ForeignKey(
        ORGANISATION, models.PROTECT, null=True, blank=True, related_name="opened_by"
    )
    framework = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="accessions"
    )
    request = models.ForeignKey(
        "decisions.Request", models.PROTECT, null=True, blank=True, related_name="agreements"
    )
    payload = models.JSONField()
    since = models.DateField()
    until = models.DateField(null=True, blank=True)
    signed_by = models.ForeignKey(PERSON, models.PROTECT, related_name="+")
    signed_on = models.DateField()
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        """Spans hold a day; what opens a school's doors names that school; found by school."""

        constraints = [
            models.CheckConstraint(
                condition=models.Q(until__isnull=True) | models.Q(since__lt=models.F("until")),
                name="agreement_lasts_at_least_a_day",
            ),
            models.CheckConstraint(
                condition=models.Q(kind__in=["own", "accession", "experiment"])
                ^ models.Q(school__isnull=True),
                name="school_of_an_agreement",
            ),
            models.CheckConstraint(
                condition=~models.Q(kind="experiment") | models.Q(until__isnull=False),
                name="an_experiment_ends",
            ),
            models.CheckConstraint(
                condition=models.Q(kind="accession") ^ models.Q(framework__isnull=True),
                name="an_accession_joins_something",
            ),
        ]
        indexes = [
            models.Index(fields=["school", "service"], name="agreements_of_a_school"),
            models.Index(fields=["service", "kind"], name="agreements_of_a_service"),
            models.Index(fields=["organisation"], name="agreements_of_a_signatory"),
        ]


class AgreementEvent(models.Model):
    """What happened to an agreement on a day. `until`: the deadline that a warning gives.

    `cause`: terms, law, charter, reader, level (somebody above), person. `reason` is a sentence
    for people, `about` what it was made from (evaluation, clause, fact, move).
    """

    agreement = models.ForeignKey(Agreement, models.PROTECT, related_name="events")
    on = models.DateField()
    at = models.DateTimeField(auto_now_add=True)
    what = models.CharField(
        max_length=10,
        choices=[
            ("warned", _("délai")),
            ("suspended", _("suspension")),
            ("resumed", _("reprise")),
            ("ended", _("fin")),
            ("extended", _("prolongation")),
            ("bound", _("nouvelles conditions")),
        ],
    )
    until = models.DateField(null=True, blank=True)
    cause = models.CharField(max_length=8)
    reason = models.TextField(blank=True, default="")
    about = models.JSONField(default=dict)
    by = models.ForeignKey(PERSON, models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        """The life of one agreement is read in order."""

        indexes = [models.Index(fields=["agreement", "on", "id"], name="life_of_an_agreement")]


class Document(models.Model):
    """The PDF of an agreement with its evidence annexed, and the seal that was put on it."""

    agreement = models.OneToOneField(Agreement, models.PROTECT, related_name="document")
    pdf = models.BinaryField()
    sha256 = models.CharField(max_length=64)
    sealed_by = models.CharField(max_length=200, blank=True, default="")
    made_at = models.DateTimeField(auto_now_add=True)
