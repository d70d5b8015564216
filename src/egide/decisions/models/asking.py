"""What teachers wish for, gathered into one request a school and a tool; what the DPO thinks."""

from django.contrib.postgres.fields import ArrayField
from django.db import models

PERSON, SCHOOL = "people.Person", "people.Organisation"


class Outcome(models.TextChoices):
    """How a request ended; empty while it goes on."""

    OPEN = "", "open"
    AGREED = "agreed", "agreed"
    DECLINED = "declined", "declined"
    WITHDRAWN = "withdrawn", "withdrawn"


class Request(models.Model):
    """One tool wished for in one school. `service` is null for one that nobody knows yet:

    `known_as` is then its host or, without an address, its name as it is compared.
    """

    school = models.ForeignKey(SCHOOL, models.PROTECT, related_name="requests")
    service = models.ForeignKey(
        "catalogue.Service", models.PROTECT, null=True, blank=True, related_name="+"
    )
    name = models.CharField(max_length=120)
    site = models.URLField(blank=True, default="")
    known_as = models.CharField(max_length=160, blank=True, default="")
    on = models.DateField()
    at = models.DateTimeField(auto_now_add=True)
    outcome = models.CharField(max_length=10, choices=Outcome, blank=True, default="")
    ended_on = models.DateField(null=True, blank=True)
    ended_by = models.ForeignKey(PERSON, models.PROTECT, null=True, blank=True, related_name="+")
    reason = models.TextField(blank=True, default="")

    class Meta:
        """The same tool is not asked for twice at once in a school."""

        constraints = [
            models.UniqueConstraint(
                fields=["school", "service"],
                condition=models.Q(outcome="") & models.Q(service__isnull=False),
                name="one_open_request_a_service",
            ),
            models.UniqueConstraint(
                fields=["school", "known_as"],
                condition=models.Q(outcome="") & models.Q(service__isnull=True),
                name="one_open_request_an_unknown_tool",
            ),
            models.CheckConstraint(
                condition=models.Q(service__isnull=False) ^ ~models.Q(known_as=""),
                name="a_request_names_its_tool",
            ),
            models.CheckConstraint(
                condition=models.Q(outcome="") ^ models.Q(ended_on__isnull=False),
                name="an_ended_request_has_a_day",
            ),
        ]
        indexes = [models.Index(fields=["school", "outcome"], name="requests_of_a_school")]


class Wish(models.Model):
    """One person's wish inside a request: for which classes, and what for."""

    request = models.ForeignKey(Request, models.CASCADE, related_name="wishes")
    person = models.ForeignKey(PERSON, models.PROTECT, related_name="wishes")
    groups = ArrayField(models.UUIDField(), default=list, blank=True)
    what_for = models.TextField(blank=True, default="")
    on = models.DateField()
    withdrawn_on = models.DateField(null=True, blank=True)

    class Meta:
        """A person supports a request once."""

        constraints = [
            models.UniqueConstraint(fields=["request", "person"], name="one_wish_a_person")
        ]


class Opinion(models.Model):
    """What the DPO says of a request, on the verdict of that day. The last one counts."""

    request = models.ForeignKey(Request, models.PROTECT, related_name="opinions")
    by = models.ForeignKey(PERSON, models.PROTECT, related_name="+")
    on = models.DateField()
    at = models.DateTimeField(auto_now_add=True)
    favourable = models.BooleanField()
    text = models.TextField(blank=True, default="")
    verdict = models.CharField(max_length=64)
