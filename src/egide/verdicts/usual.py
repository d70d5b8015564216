"""The ordinary case of a class: what is assumed where nobody has said, and written on the page.

A page asks about one class. Two classes that no table tells apart are judged once, together.
"""

from collections.abc import Iterable, Iterator, Mapping
from itertools import chain

from egide.trust.charter import Charter
from egide.trust.evidence.dossier import Said, case_of
from egide.trust.vocabulary import Level, When

ORDINARY = "4e"
LEVELS = "case.levels"
# The head of a public collège or lycée signs; for a public primary school the DASEN does.
CONTROLLERS = {"primary": "dasen"}
HEAD = "eple_head"
# What the school says of the use unless it says otherwise.
ASSUMED: Mapping[str, Said] = {"family_pays": False}

Case = Mapping[str, tuple[str, ...]]


def case(level: Level, declared: Case) -> Case:
    """The case of a class of that level, with what is declared of the service."""
    controller = CONTROLLERS.get(level.stage, HEAD)
    return case_of({**ASSUMED, "levels": [level.id], "controller": controller, **declared})


def alike(charter: Charter, ages: Iterable[int]) -> tuple[tuple[Level, ...], ...]:
    """The levels in groups that no table of the charter tells apart, given these minimum ages."""
    tables, thresholds = tuple(_tables(charter)), tuple(_thresholds(charter))
    bounds = sorted(set(ages))
    groups: dict[object, list[Level]] = {}
    for level in sorted(charter.vocabulary.levels.values(), key=lambda one: (one.rank, one.id)):
        key = (
            level.stage == "primary",
            tuple(level.id in table for table in tables),
            tuple(level.rank < charter.vocabulary.levels[least].rank for least in thresholds),
            tuple((age <= level.youngest, age > level.oldest) for age in bounds),
        )
        groups.setdefault(key, []).append(level)
    return tuple(tuple(group) for group in groups.values())


def _tables(charter: Charter) -> Iterator[frozenset[str]]:
    """Every set of levels that a line of the charter or of the vocabulary names."""
    for when in chain(_of_vocabulary(charter), _of_charter(charter)):
        yield from (values for name, values in when if name == LEVELS)


def _of_vocabulary(charter: Charter) -> Iterator[When]:
    for fact in charter.vocabulary.case.values():
        yield from (row.when for row in fact.rows)


def _of_charter(charter: Charter) -> Iterator[When]:
    for criterion in charter.criteria:
        yield from criterion.applies
        for part in criterion.parts:
            yield from (row.when for row in part.rows)
            yield from (step.when for step in part.escalate)


def _thresholds(charter: Charter) -> Iterator[str]:
    """The levels below which a condition shuts the door."""
    for criterion in charter.criteria:
        for part in criterion.parts:
            for asked in chain(part.remedy, *(row.conditions for row in part.rows)):
                level = asked.param("level")
                if level is not None:
                    yield str(level)
