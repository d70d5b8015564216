"""What a request asks of a collection: which page, in which order, filtered, with which fields."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from django.http import QueryDict

from egide.gateway.doors_out.oneroster import filters
from egide.gateway.doors_out.oneroster.errors import Failed
from egide.gateway.doors_out.oneroster.fields import Entity
from egide.gateway.doors_out.oneroster.filters import Filter

USUAL: Final = 100
MOST: Final = 1000
OURS: Final = ("limit", "offset", "sort", "orderBy", "filter", "fields")
COUNT: Final = re.compile(r"[0-9]{1,9}")


@dataclass(frozen=True, slots=True)
class Page:
    """From which record on, and how many."""

    offset: int = 0
    limit: int = USUAL


@dataclass(frozen=True, slots=True)
class Asked:
    """What was asked; no `fields` means all of them."""

    page: Page = Page()
    sort: str = ""
    falling: bool = False
    filter: Filter | None = None
    fields: frozenset[str] = field(default_factory=frozenset)


def read(query: QueryDict, entity: Entity) -> Asked:
    """What is asked, or what is wrong with it."""
    given = {name: once(query, name) for name in OURS if name in query}
    order = given.get("orderBy", "asc").lower()
    if order not in {"asc", "desc"}:
        raise Failed(400, "orderBy: asc or desc", "invalid_sort_field")
    # A field that is not there sorts by nothing, and selects everything (section on sorting and on
    # field selection): never more than may leave anyway.
    sort = given.get("sort", "")
    return Asked(
        page=page(given),
        sort=sort if sort in entity.paths else "",
        falling=order == "desc",
        filter=filters.read(given["filter"], entity.paths) if "filter" in given else None,
        fields=selected(given["fields"], entity) if "fields" in given else frozenset(),
    )


def once(query: QueryDict, name: str) -> str:
    """A parameter given once."""
    found = query.getlist(name)
    if len(found) != 1:
        raise Failed(400, f"{name}: given twice")
    return found[0]


def page(given: Mapping[str, str]) -> Page:
    """Which part of the collection; a larger part than we give is the largest."""
    limit, offset = given.get("limit", str(USUAL)), given.get("offset", "0")
    if not COUNT.fullmatch(limit) or not COUNT.fullmatch(offset) or int(limit) < 1:
        raise Failed(400, "limit: from 1, offset: from 0", "invalid_selection_field")
    return Page(int(offset), min(int(limit), MOST))


def selected(text: str, entity: Entity) -> frozenset[str]:
    """The fields that are wanted."""
    names = frozenset(name.strip() for name in text.split(","))
    if not all(names):
        raise Failed(400, "fields: a blank one", "invalid_selection_field")
    return names if names <= entity.names else frozenset()
