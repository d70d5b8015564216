"""What a tool asks for, remembered when it asks something that it never asked before.

A launch writes nothing for what this process holds as asked already (`held.memory`).
"""

from collections.abc import Iterable

from egide.catalogue import queries as catalogue
from egide.gateway.held.memory import Shelf
from egide.gateway.models import Wanted
from egide.trust.agreement.attributes import Attribute

Asked = tuple[str, frozenset[Attribute]]  # a service, what it asked


def remember(service: str, asked: frozenset[Attribute]) -> None:
    """Keep what was asked, once; of nobody."""
    _kept.get((service, asked))


def keep(said: Asked) -> None:
    """The row of what was asked, made where there is none."""
    service, asked = said
    Wanted.objects.get_or_create(
        service_id=catalogue.service(service).id, attributes=sorted(map(str, asked))
    )


_kept: Shelf[Asked, None] = Shelf(keep, most=20_000, service=lambda said: said[0])


def asked_by(service: str) -> frozenset[Attribute] | None:
    """What a tool asked for when it last asked something new; None while it never asked."""
    rows = Wanted.objects.filter(service__slug=service).order_by("-at", "-pk")
    found = rows.values_list("attributes", flat=True).first()
    return None if found is None else known(found)


def known(names: Iterable[str]) -> frozenset[Attribute]:
    """The attributes of these names that the vocabulary still has."""
    return frozenset(Attribute(name) for name in names if name in set(Attribute))
