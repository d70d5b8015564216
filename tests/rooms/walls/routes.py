"""Every address of the house by its name, and whether it takes a parameter."""

from collections.abc import Iterator

from django.urls import URLPattern, URLResolver, get_resolver


def addresses(
    entries: list[URLPattern | URLResolver] | None = None,
    space: str = "",
    above: frozenset[str] = frozenset(),
) -> Iterator[tuple[str, frozenset[str]]]:
    """The names, `room:address`, each with its parameters."""
    for entry in entries if entries is not None else get_resolver().url_patterns:
        taken = above | parameters(entry)
        if isinstance(entry, URLResolver):
            yield from addresses(entry.url_patterns, entry.namespace or space, taken)
        else:
            yield f"{space}:{entry.name}", taken


def parameters(entry: URLPattern | URLResolver) -> frozenset[str]:
    """What an address takes: named parts of a path, or groups of a pattern."""
    pattern = entry.pattern
    return frozenset(getattr(pattern, "converters", ())) | frozenset(pattern.regex.groupindex)


WITH = sorted(name for name, taken in addresses() if taken)
WITHOUT = sorted(name for name, taken in addresses() if not taken)
