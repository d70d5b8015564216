"""From what stands of a service to what an agreement may list, and what must come first."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from egide.trust.agreement.attributes import Attribute, allowed
from egide.trust.agreement.conditions import parsed, texts
from egide.trust.charter import Condition
from egide.trust.dated import Span, days_after, earliest
from egide.trust.outcome import CONCLUSIONS, Conclusion, Standing, worse
from egide.trust.verdict.conditions import merged
from egide.trust.verdict.doors import refuses
from egide.trust.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class Stand:
    """What stands of a service for one class on a day. `verdict`: the digest of it."""

    level: str
    verdict: str
    law: Conclusion
    charter: Conclusion
    standing: Standing
    conditions: tuple[str, ...] = ()

    @property
    def overall(self) -> Conclusion:
        """The worse of the two columns."""
        return worse(self.law, self.charter)


class Block(StrEnum):
    """Why nothing can be signed."""

    NOT_JUDGED = "not_judged"  # no verdict for one of the classes
    LAW = "law"  # a binding prescription is not met
    CHARTER = "charter"  # a commitment of the charter is not met
    NOT_ASSESSABLE = "not_assessable"  # an answer or a proof is missing: not a no
    TO_REVIEW = "to_review"  # what was read is not proven to the level that signing needs
    NO_PUPIL = "no_pupil"  # the conditions let in none of these classes


@dataclass(frozen=True, slots=True)
class Terms:
    """What may be signed for some classes, at most, and what must come first.

    `before`: acts, clauses and tests without which the door stays shut; `deliveries`: what the
    provider owes after the signature. `shut`: the classes that the conditions let not in.
    """

    stands: tuple[Stand, ...]
    conditions: tuple[Condition, ...]
    attributes: frozenset[Attribute]
    retention_days: int
    ends_by: date | None
    before: tuple[Condition, ...]
    deliveries: tuple[Condition, ...]
    shut: tuple[str, ...]
    blocks: tuple[Block, ...]

    @property
    def law(self) -> Conclusion:
        """The worst that the law's column says for one of the classes."""
        return _worst(stand.law for stand in self.stands)

    @property
    def charter(self) -> Conclusion:
        """The worst that the charter's column says for one of the classes."""
        return _worst(stand.charter for stand in self.stands)

    @property
    def overall(self) -> Conclusion:
        """The worse of the two."""
        return worse(self.law, self.charter)

    @property
    def firm(self) -> bool:
        """Whether what is said for every class may open or close a door."""
        return all(stand.standing is Standing.FIRM for stand in self.stands)

    @property
    def open_to_experiment(self) -> bool:
        """Whether a few classes may try it under pseudonyms.

        The law must be met; of the charter, nothing refused: only answers or proofs missing.
        """
        forbidding = {Block.NOT_JUDGED, Block.LAW, Block.CHARTER, Block.NO_PUPIL}
        met = self.law in {Conclusion.CONFORMING, Conclusion.UNDER_CONDITIONS}
        return met and forbidding.isdisjoint(self.blocks)

    @property
    def written(self) -> tuple[str, ...]:
        """The conditions as an agreement keeps them."""
        return texts(self.conditions)


def terms(
    levels: Sequence[str], stands: Iterable[Stand], words: Vocabulary, *, retention: int
) -> Terms:
    """What may be agreed for these classes: several classes, their conditions merged."""
    held = tuple(sorted(stands, key=lambda stand: words.levels[stand.level].rank))
    conditions = merged(parsed(text, words) for stand in held for text in stand.conditions)
    shut = tuple(level for level in levels if _shut(level, conditions, words))
    days = [int(c.param("days") or 0) for c in conditions if c.do == "retention_max_days"]
    ends = [date.fromisoformat(str(c.param("on"))) for c in conditions if c.do == "valid_until"]
    return Terms(
        stands=held,
        conditions=conditions,
        attributes=allowed(texts(conditions)),
        retention_days=min([*days, retention]),
        ends_by=earliest(ends),
        before=tuple(c for c in conditions if _comes_first(c, words)),
        deliveries=tuple(c for c in conditions if words.conditions[c.do].timing == "deadline"),
        shut=shut,
        blocks=tuple(_blocks(levels, held, shut)),
    )


def _shut(level: str, conditions: Iterable[Condition], words: Vocabulary) -> bool:
    return any(refuses(condition, words.levels[level], words.levels) for condition in conditions)


def _comes_first(condition: Condition, words: Vocabulary) -> bool:
    """What shuts the door until it is done; a scan recurs, and Égide answers for it."""
    return words.conditions[condition.do].timing == "opening" and condition.do != "scan"


def _blocks(levels: Sequence[str], stands: Sequence[Stand], shut: Sequence[str]) -> Iterable[Block]:
    """Every reason, the gravest first."""
    if not stands or {stand.level for stand in stands} < set(levels):
        yield Block.NOT_JUDGED
    firm = [stand for stand in stands if stand.standing is Standing.FIRM]
    if any(stand.law is Conclusion.NOT_CONFORMING for stand in firm):
        yield Block.LAW
    if any(stand.charter is Conclusion.NOT_CONFORMING for stand in firm):
        yield Block.CHARTER
    if any(stand.overall is Conclusion.NOT_ASSESSABLE for stand in stands):
        yield Block.NOT_ASSESSABLE
    if len(firm) < len(stands):
        yield Block.TO_REVIEW
    if levels and len(shut) == len(levels):
        yield Block.NO_PUPIL


def span(since: date, until: date | None, bounds: Terms) -> Span:
    """The days that may be agreed: never beyond the day on which a condition shuts the door."""
    ends = [day for day in (until, bounds.ends_by) if day is not None]
    return Span(since, earliest(ends))


def _worst(conclusions: Iterable[Conclusion]) -> Conclusion:
    return min(conclusions, key=CONCLUSIONS.index, default=Conclusion.NOT_ASSESSABLE)


def longest(since: date, days: int) -> date:
    """The first day on which something that may last so many days is over."""
    return days_after(since, days)
