"""The writers of this room."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from django.db.transaction import atomic

from egide.catalogue.errors import NoSuchService, NotADeclaredFact
from egide.catalogue.held import declarable
from egide.catalogue.models import Declared, Provider, Service
from egide.trust.evidence.dossier import Said, values_of

Words = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Listing:
    """A service as its entry in the catalogue says it. Words by language: `fr`, `en`."""

    slug: str
    name: str
    provider: str
    country: str = ""
    site: str = ""
    what_for: Words = field(default_factory=dict)
    keywords: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    same_use: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Declarer:
    """Who declares: a name to show, and the person who signed in, if one did."""

    name: str
    person: UUID | None = None


@atomic
def register(listing: Listing) -> Service:
    """Enter a service in the catalogue, or correct its entry."""
    provider, _ = Provider.objects.update_or_create(
        name=listing.provider, defaults={"country": listing.country}
    )
    service, _ = Service.objects.update_or_create(
        slug=listing.slug, defaults={"provider": provider} | described(listing)
    )
    return service


def described(listing: Listing) -> dict[str, object]:
    """The columns of an entry."""
    return {
        "name": listing.name,
        "site": listing.site,
        "what_for_fr": listing.what_for.get("fr", ""),
        "what_for_en": listing.what_for.get("en", ""),
        "keywords_fr": list(listing.keywords.get("fr", ())),
        "keywords_en": list(listing.keywords.get("en", ())),
        "same_use": list(listing.same_use),
    }


@atomic
def declare(slug: str, facts: Mapping[str, Said], declarer: Declarer, *, on: date) -> list[str]:
    """Write what is declared of a service; what was already the last word is not said twice."""
    service = Service.objects.filter(slug=slug).first()
    if service is None:
        raise NoSuchService(slug)
    said = {fact: values_of(value) for fact, value in facts.items()}
    for fact, values in said.items():
        require_declarable(fact, values)
    last = last_words(service)
    fresh = {fact: values for fact, values in said.items() if last.get(fact) != values}
    Declared.objects.bulk_create(
        Declared(
            service=service,
            fact=fact,
            values=list(values),
            by=declarer.name,
            person_id=declarer.person,
            on=on,
        )
        for fact, values in fresh.items()
    )
    return sorted(fresh)


def require_declarable(fact: str, values: tuple[str, ...]) -> None:
    """Refuse what is not to be declared of a service, or a value it cannot have."""
    if not declarable(fact, values):
        raise NotADeclaredFact(fact, values)


def last_words(service: Service) -> dict[str, tuple[str, ...]]:
    """The last values declared of each fact, whatever the day they count from."""
    rows = Declared.objects.filter(service=service).order_by("fact", "-on", "-id")
    return {row.fact: tuple(row.values) for row in rows.distinct("fact")}
