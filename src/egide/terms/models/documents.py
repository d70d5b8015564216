"""Documents, the services they bind, their versions, and the captures that failed."""

from django.db import models
from django.db.models import Q
from django.db.models.functions import Coalesce, Length

SHA256 = "^[0-9a-f]{64}$"


class TermsDocument(models.Model):
    """A document that a provider publishes, through all its versions.

    `address` is where the provider publishes it; `repository`, `licence` and `attribution` say
    where the archived versions come from and on what terms they are shown.
    """

    slug = models.SlugField(max_length=120, unique=True)
    title = models.CharField(max_length=200)
    address = models.URLField(blank=True, max_length=500)
    repository = models.URLField(blank=True)
    licence = models.CharField(max_length=300, blank=True)
    attribution = models.CharField(max_length=300, blank=True)

    class Meta:
        """What is shown of others has a licence."""

        constraints = [
            models.CheckConstraint(
                condition=Q(repository="") | ~Q(licence=""), name="archive_has_a_licence"
            )
        ]


class ServiceDocument(models.Model):
    """A document that speaks for a service, as what kind, for which public."""

    service = models.ForeignKey("catalogue.Service", models.PROTECT, related_name="documents")
    document = models.ForeignKey(TermsDocument, models.PROTECT, related_name="services")
    kind = models.CharField(max_length=20)
    scope = models.CharField(max_length=10)

    class Meta:
        """A document speaks once for a service; kinds are those of law/vocabulary."""

        constraints = [
            models.UniqueConstraint(fields=["service", "document"], name="document_speaks_once"),
            models.CheckConstraint(
                condition=Q(scope__in=["school", "general", "other"]), name="known_scope"
            ),
        ]


class Snapshot(models.Model):
    """A version: the text that quotes point into, as it was captured on a day.

    `accident` names a capture that went wrong in a way a person recognised (another language, a
    truncated page): it is kept, and never counts. `sha256` is the digest of the captured bytes.
    """

    document = models.ForeignKey(TermsDocument, models.PROTECT, related_name="snapshots")
    captured_on = models.DateField()
    effective_on = models.DateField(null=True, blank=True)
    since = models.GeneratedField(
        expression=Coalesce("effective_on", "captured_on"),
        output_field=models.DateField(),
        db_persist=True,
    )
    text = models.TextField()
    length = models.GeneratedField(
        expression=Length("text"), output_field=models.IntegerField(), db_persist=True
    )
    sha256 = models.CharField(max_length=64)
    language = models.CharField(max_length=8)
    title = models.CharField(max_length=300, blank=True)
    media_type = models.CharField(max_length=80, default="text/markdown")
    accident = models.CharField(max_length=40, blank=True)
    source = models.CharField(max_length=120, blank=True)

    class Meta:
        """One version a day; a version holds words and the digest of what was captured."""

        constraints = [
            models.UniqueConstraint(
                fields=["document", "captured_on", "accident"], name="one_version_a_day"
            ),
            models.CheckConstraint(condition=~Q(text=""), name="version_has_words"),
            models.CheckConstraint(condition=Q(sha256__regex=SHA256), name="version_has_a_digest"),
        ]
        indexes = [
            models.Index(
                fields=["document", "-since"], condition=Q(accident=""), name="version_that_counts"
            )
        ]


class Attempt(models.Model):
    """A capture that failed, and how: a fact about the site, never about its terms."""

    document = models.ForeignKey(TermsDocument, models.PROTECT, related_name="attempts")
    on = models.DateField()
    code = models.SlugField(max_length=40)
    data = models.JSONField(default=dict)
    sha256 = models.CharField(max_length=64, blank=True)
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        """The last attempts are found first."""

        indexes = [models.Index(fields=["document", "-on"], name="last_attempts")]
