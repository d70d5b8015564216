"""What a service's file was last made of, in short: rows are only ever added, so numbers tell."""

from collections import defaultdict
from collections.abc import Iterable

from django.db.models import Count, Max, Q

from egide.terms.models import ServiceDocument

VERSION = "document__snapshots"
COUNTS = Q(**{f"{VERSION}__accident": ""})

Stamp = tuple[tuple[str | int | None, ...], ...]


def stamps(slugs: Iterable[str]) -> dict[str, Stamp]:
    """For each service: its documents, their last version, reading and word of a person.

    The same stamp is the same file, and takes one query to know instead of reading it.
    """
    rows = ServiceDocument.objects.filter(service__slug__in=list(slugs)).order_by("id")
    told = rows.annotate(
        last=Max(f"{VERSION}__id", filter=COUNTS),
        versions=Count(VERSION, filter=COUNTS, distinct=True),
        read=Max(f"{VERSION}__runs__id"),
        said=Max(f"{VERSION}__confirmations__id"),
    )
    found: dict[str, list[tuple[str | int | None, ...]]] = defaultdict(list)
    for slug, *stamp in told.values_list(
        "service__slug", "document__slug", "kind", "scope", "last", "versions", "read", "said"
    ):
        found[slug].append(tuple(stamp))
    return {slug: tuple(entries) for slug, entries in found.items()}
