"""How the answers of several documents make one. A difference is always marked, whoever wins."""

from dataclasses import dataclass

from egide.trust.evidence.answers import Proof
from egide.trust.evidence.documents import AGREEMENT, SCHOOL, Stated
from egide.trust.outcome import SILENT, UNKNOWN, strongest, weakest
from egide.trust.vocabulary import Binding, Combination

# From the document that binds most. Statements, then promises, follow in this order.
PRECEDENCE = (AGREEMENT, "dpa", "terms_school", "terms", "whole")


@dataclass(frozen=True, slots=True)
class Combined:
    """The one answer to a question. `behind`: who says it. `differing`: all, if they differ."""

    question: str
    values: tuple[str, ...]
    level: Proof
    behind: tuple[Stated, ...] = ()
    differing: tuple[Stated, ...] = ()

    @property
    def said(self) -> bool:
        """Whether some document answers."""
        return bool(self.behind)


def combine(by: Combination, every: tuple[Stated, ...], unsaid: Combined) -> Combined:
    """One answer out of those of several documents; `unsaid` when none answers."""
    if not every:
        return unsaid
    kept = _kept(by, every)
    values = _ruled(by, kept)
    behind = tuple(said for said in kept if set(said.values) & set(values))
    differ = len({said.values for said in every}) > 1
    return Combined(by.question, values, _level(values, behind), behind, every if differ else ())


def silence(question: str, proofs: tuple[Proof, ...], *, captured: bool) -> Combined:
    """No document answers: silence, or unknown where one that should speak was not captured."""
    level = weakest(proofs) if proofs else Proof.READ
    return Combined(question, (SILENT if captured else UNKNOWN,), level)


def _kept(by: Combination, every: tuple[Stated, ...]) -> tuple[Stated, ...]:
    """No signature changes a fact; for a commitment, the signed word wins, then the school's."""
    if by.nature != "commitment":
        return every
    signed = tuple(said for said in every if said.kind == AGREEMENT)
    if signed:
        return signed
    for_school = tuple(said for said in every if said.scope == SCHOOL)
    if any(said.binding is Binding.CONTRACT for said in for_school):
        return for_school
    return every


def _ruled(by: Combination, kept: tuple[Stated, ...]) -> tuple[str, ...]:
    values = {value for said in kept for value in said.values}
    if by.rule == "worst":
        return (min(values, key=by.order.index),)
    if by.rule == "best":
        return (max(values, key=by.order.index),)
    if by.rule == "highest":
        return (max(values, key=int),)
    if by.rule == "prevail":
        first = min(_rank(said) for said in kept)
        values = {value for said in kept if _rank(said) == first for value in said.values}
    return tuple(sorted(values))


def _rank(said: Stated) -> int:
    if said.kind in PRECEDENCE:
        return PRECEDENCE.index(said.kind)
    return len(PRECEDENCE) + tuple(Binding).index(said.binding)


def _level(values: tuple[str, ...], behind: tuple[Stated, ...]) -> Proof:
    """Each value is as good as its best witness; the answer is as good as its weakest value."""
    return weakest(strongest(s.proof for s in behind if value in s.values) for value in values)
