"""The readers of this room: a service, what is declared of it, what does the same work."""

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Max
from django.utils.translation import get_language

from egide.catalogue.errors import NoSuchService
from egide.catalogue.models import Declared, Service
from egide.catalogue.search import MOST, found
from egide.kit.once import once


@dataclass(frozen=True, slots=True)
class Card:
    """A service as other rooms and pages know it. Words are in the reader's language."""

    id: int
    slug: str
    name: str
    provider: str
    country: str
    site: str
    what_for: str
    same_use: tuple[str, ...]

    @property
    def short(self) -> str:
        """The two letters of its tile."""
        letters = [sign for sign in self.name if sign.isalnum()]
        return "".join(letters[:2]).capitalize()


@dataclass(frozen=True, slots=True)
class Fact:
    """A declared fact: who said it, and when."""

    name: str
    values: tuple[str, ...]
    by: str
    on: date


@once
def service(slug: str) -> Card:
    """One service; NoSuchService when the catalogue does not hold it."""
    found = services([slug])
    if not found:
        raise NoSuchService(slug)
    return found[0]


def services(slugs: Iterable[str] | None = None) -> list[Card]:
    """These services by name, or all of them."""
    rows = Service.objects.select_related("provider").order_by("plain_name")
    return cards(rows if slugs is None else rows.filter(slug__in=list(slugs)))


def of_provider(name: str) -> list[Card]:
    """The services that a provider offers, by name."""
    rows = Service.objects.select_related("provider").filter(provider__name=name)
    return cards(rows.order_by("plain_name"))


def search(text: str, *, most: int = MOST) -> list[Card]:
    """The services that a few words call to mind, the nearest first; all of them for no word.

    Where no service has them all, those that have some: "faire une carte mentale".
    """
    return cards(found(text, most=most)) or cards(found(text, most=most, each=False))


def cards(rows: Iterable[Service]) -> list[Card]:
    """Rows as other rooms know them, in their order."""
    english = (get_language() or "fr").startswith("en")
    return [
        Card(
            row.pk,
            row.slug,
            row.name,
            row.provider.name,
            row.provider.country,
            row.site,
            row.what_for_en if english else row.what_for_fr,
            tuple(row.same_use),
        )
        for row in rows
    ]


def facts(slugs: Iterable[str], *, on: date) -> dict[str, dict[str, Fact]]:
    """What was declared of each service, as it stood on a day: fact by fact, the last word."""
    rows = Declared.objects.filter(service__slug__in=list(slugs), on__lte=on)
    last = rows.order_by("service", "fact", "-on", "-id").distinct("service", "fact")
    said: dict[str, dict[str, Fact]] = defaultdict(dict)
    for slug, fact, values, by, day in last.values_list(
        "service__slug", "fact", "values", "by", "on"
    ):
        said[slug][fact] = Fact(fact, tuple(values), by, day)
    return said


def last_declared(slugs: Iterable[str]) -> dict[str, int]:
    """The number of the last thing that was declared of each service: it tells whether it moved."""
    rows = Declared.objects.filter(service__slug__in=list(slugs)).values("service__slug")
    return dict(rows.annotate(last=Max("id")).values_list("service__slug", "last"))


def declared_since(slug: str) -> tuple[date, ...]:
    """The days on which something was declared of a service, in order."""
    days = Declared.objects.filter(service__slug=slug).values_list("on", flat=True)
    return tuple(sorted(set(days)))


@once
def same_use(services: Iterable[Card]) -> dict[str, list[Card]]:
    """For each of these services, the others that do the same work in class."""
    asked = list(services)
    uses = sorted({use for card in asked for use in card.same_use})
    near = cards(
        Service.objects.select_related("provider")
        .filter(same_use__overlap=uses)
        .order_by("plain_name")
    )
    return {
        card.slug: [
            other
            for other in near
            if other.slug != card.slug and set(other.same_use) & set(card.same_use)
        ]
        for card in asked
    }


def at_host(host: str) -> Card | None:
    """The service whose site is at that host, if the catalogue has one."""
    near = Service.objects.select_related("provider").filter(site__icontains=host)
    exact = re.compile(rf"^(https?://)?(www\.)?{re.escape(host)}(/|:|$)", re.IGNORECASE)
    found = [row for row in near.order_by("pk") if exact.match(row.site)]
    return cards(found)[0] if found else None
