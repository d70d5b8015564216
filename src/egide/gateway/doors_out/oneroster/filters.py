"""The filter of a collection: a small closed grammar over the fields of an entity.

`field predicate 'value'`, joined by AND and OR; AND binds closer. A quote inside a value is
doubled. It reads records that may leave and nothing else: no filter reaches the database.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from operator import eq, ge, gt, le, lt
from typing import Final

from egide.gateway.doors_out.oneroster.errors import Failed

Fields = Mapping[str, object]
LONGEST: Final = 1000  # signs
MOST: Final = 10  # clauses
CLAUSE: Final = re.compile(r"\s*([A-Za-z][A-Za-z.]{0,60})\s*(!=|>=|<=|=|>|<|~)\s*'((?:[^']|'')*)'")
JOINT: Final = re.compile(r"\s+(AND|OR)(?=\s)", re.IGNORECASE)
MEETS: Final[dict[str, Callable[[str, str], bool]]] = {
    "=": eq,
    ">": gt,
    ">=": ge,
    "<": lt,
    "<=": le,
    "~": lambda held, wanted: wanted.casefold() in held.casefold(),
}


@dataclass(frozen=True, slots=True)
class Clause:
    """One comparison."""

    path: str
    predicate: str
    value: str

    def meets(self, record: Fields) -> bool:
        """Whether a record has it; a field that is a list meets what one of its items meets."""
        held = list(values(record, self.path))
        if self.predicate == "!=":
            return self.value not in held
        return any(MEETS[self.predicate](one, self.value) for one in held)


@dataclass(frozen=True, slots=True)
class Filter:
    """Alternatives, each of clauses that must all be met."""

    any_of: tuple[tuple[Clause, ...], ...]

    def meets(self, record: Fields) -> bool:
        """Whether a record is wanted."""
        return any(all(one.meets(record) for one in every) for every in self.any_of)


def read(text: str, known: frozenset[str]) -> Filter:
    """The filter of a request over these fields; Failed for anything else."""
    if len(text) > LONGEST:
        raise wrong("too long")
    any_of: list[list[Clause]] = [[]]
    place = 0
    for _ in range(MOST):
        clause, place = comparison(text, place, known)
        any_of[-1].append(clause)
        if not text[place:].strip():
            return Filter(tuple(map(tuple, any_of)))
        joint = JOINT.match(text, place)
        if joint is None:
            raise wrong("AND or OR between comparisons")
        place = joint.end()
        any_of += [[]] if joint[1].upper() == "OR" else []
    raise wrong(f"{MOST} comparisons at most")


def comparison(text: str, place: int, known: frozenset[str]) -> tuple[Clause, int]:
    """The comparison that begins there, and where it ends."""
    found = CLAUSE.match(text, place)
    if found is None or found[1] not in known:
        raise wrong("a known field, a predicate, a 'value'")
    return Clause(found[1], found[2], found[3].replace("''", "'")), found.end()


def wrong(about: str) -> Failed:
    """What is wrong with a filter."""
    return Failed(400, f"filter: {about}", "invalid_filter_field")


def values(record: object, path: str) -> Iterator[str]:
    """What stands at the end of a dotted path, through references and lists, as text."""
    if isinstance(record, (list, tuple)):
        for one in record:
            yield from values(one, path)
    elif not path:
        if record is not None:
            yield str(record)
    elif isinstance(record, Mapping):
        name, _, rest = path.partition(".")
        if name in record:
            yield from values(record[name], rest)
