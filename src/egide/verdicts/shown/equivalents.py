"""The way out of a refusal: tools that do the same work and have a better answer."""

from collections.abc import Iterable
from dataclasses import dataclass

from egide.law.words import words
from egide.verdicts.queries.standing import Stands
from egide.verdicts.shown.asking import Asking

MOST = 4


@dataclass(frozen=True, slots=True)
class Equivalent:
    """Another tool, its answer for the same class on the same day, and its page."""

    name: str
    mark: str
    answer: str
    address: str


def equivalents(
    found: Iterable[tuple[str, Stands]], asking: Asking, lang: str
) -> tuple[Equivalent, ...]:
    """The best ones, in the order given."""
    return tuple(
        Equivalent(
            name,
            stands.mark,
            words().label("answers", stands.overall, lang),
            f"/services/{stands.service}/{asking.address()}",
        )
        for name, stands in [*found][:MOST]
    )
