"""Providers, services, and what is declared of them. History is rows: nothing is overwritten."""

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import models


class Provider(models.Model):
    """Who offers a service and answers for its terms."""

    name = models.CharField(max_length=160, unique=True)
    country = models.CharField(max_length=2, blank=True)

    class Meta:
        """A provider has a name; a country is two capital letters, or is not known."""

        constraints = [
            models.CheckConstraint(condition=~models.Q(name=""), name="provider_has_a_name"),
            models.CheckConstraint(
                condition=models.Q(country__regex="^([A-Z]{2})?$"), name="country_is_a_code"
            ),
        ]


class Service(models.Model):
    """A tool that a provider offers.

    `plain_name`, `plain` and `words` are what search looks into: a trigger writes them, so that no
    writer can forget to. `same_use` names what the tool does in class: the way out of a refusal.
    """

    slug = models.SlugField(max_length=80, unique=True)
    name = models.CharField(max_length=120)
    provider = models.ForeignKey(Provider, models.PROTECT, related_name="services")
    site = models.URLField(blank=True)
    what_for_fr = models.TextField(blank=True)
    what_for_en = models.TextField(blank=True)
    keywords_fr = ArrayField(models.CharField(max_length=60), default=list)
    keywords_en = ArrayField(models.CharField(max_length=60), default=list)
    same_use = ArrayField(models.SlugField(max_length=40), default=list)
    plain_name = models.TextField(default="", editable=False)
    plain = models.TextField(default="", editable=False)
    words = SearchVectorField(null=True, editable=False)

    class Meta:
        """Found by its words, by words nearly like them, by what it does."""

        constraints = [
            models.CheckConstraint(condition=~models.Q(name=""), name="service_has_a_name")
        ]
        indexes = [
            GinIndex(fields=["words"], name="service_words"),
            GinIndex(fields=["plain"], name="service_plain", opclasses=["gin_trgm_ops"]),
            GinIndex(fields=["plain_name"], name="service_plain_name", opclasses=["gin_trgm_ops"]),
            models.Index(fields=["plain_name"], name="service_by_name"),
            GinIndex(fields=["same_use"], name="service_same_use"),
        ]


class Declared(models.Model):
    """What someone declared of a service on a day; the last word on each fact counts."""

    service = models.ForeignKey(Service, models.PROTECT, related_name="declared")
    fact = models.SlugField(max_length=40)
    values = ArrayField(models.CharField(max_length=40))
    by = models.CharField(max_length=160)
    person = models.ForeignKey(
        "people.Person", models.PROTECT, null=True, blank=True, related_name="+"
    )
    on = models.DateField()
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        """The last word on each fact is found first. Someone said it."""

        constraints = [
            models.CheckConstraint(condition=~models.Q(by=""), name="someone_declared_it")
        ]
        indexes = [
            models.Index(fields=["service", "fact", "-on", "-id"], name="declared_last_word")
        ]
