"""What a tool asks for, remembered when it asks something that it never asked before.

A launch writes nothing for what this process has seen asked already.
"""

from collections.abc import Iterable

from egide.catalogue import queries as catalogue
from egide.gateway.models import Wanted
from egide.trust.agreement.attributes import Attribute

_seen: set[tuple[str, frozenset[Attribute]]] = set()


def remember(service: str, asked: frozenset[Attribute]) -> None:
    """Keep what was asked, once; of nobody."""
    if (service, asked) in _seen:
        return
    Wanted.objects.get_or_create(
        service_id=catalogue.service(service).id, attributes=sorted(map(str, asked))
    )
    _seen.add((service, asked))


def asked_by(service: str) -> frozenset[Attribute] | None:
    """What a tool asked for when it last asked something new; None while it never asked."""
    rows = Wanted.objects.filter(service__slug=service).order_by("-at", "-pk")
    found = rows.values_list("attributes", flat=True).first()
    return None if found is None else known(found)


def known(names: Iterable[str]) -> frozenset[Attribute]:
    """The attributes of these names that the vocabulary still has."""
    return frozenset(Attribute(name) for name in names if name in set(Attribute))
