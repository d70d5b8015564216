"""What flips between two verdicts, and which of the four causes moved it.

A cause is not guessed: one input is exchanged at a time and the verdict is made again. The day
of the law goes with the law; the day of the dossier (a scan grown stale) goes with the terms.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from egide.trust.charter import Charter
from egide.trust.evidence.answers import Answer
from egide.trust.evidence.day import on_day
from egide.trust.evidence.dossier import Document, Dossier
from egide.trust.law import Law, View
from egide.trust.law_of_day import LawOfDay
from egide.trust.outcome import Conclusion, Outcome
from egide.trust.verdict.judge import judge_under
from egide.trust.verdict.verdict import Verdict
from egide.trust.verdict.what_if import turns


class Cause(StrEnum):
    """What may move a verdict."""

    LAW = "law"
    CHARTER = "charter"
    TERMS = "terms"  # what the provider and the school filed: texts, case, evidence, signatures
    READER = "reader"  # the same text, read otherwise


@dataclass(frozen=True)
class Inputs:
    """All that a verdict is made from."""

    charter: Charter
    law: Law
    dossier: Dossier
    on: date
    view: View = View.KNOWN


@dataclass(frozen=True, slots=True)
class Move:
    """Something that is not the same before and after, and what moved it."""

    what: str
    before: Outcome | Conclusion
    after: Outcome | Conclusion
    causes: tuple[Cause, ...]

    def to_dict(self) -> Mapping[str, object]:
        """As JSON shows it."""
        return {
            "what": self.what,
            "before": self.before.value,
            "after": self.after.value,
            "causes": [cause.value for cause in self.causes],
        }


@dataclass(frozen=True)
class Comparison:
    """Two verdicts side by side. `overall` is None when the conclusion stays."""

    before: Verdict
    after: Verdict
    overall: Move | None
    moves: tuple[Move, ...]

    @property
    def conditions_gained(self) -> tuple[str, ...]:
        """The conditions that only the later verdict puts."""
        old = {condition.text for condition in self.before.conditions}
        return tuple(c.text for c in self.after.conditions if c.text not in old)

    @property
    def conditions_lost(self) -> tuple[str, ...]:
        """The conditions that only the earlier verdict put."""
        new = {condition.text for condition in self.after.conditions}
        return tuple(c.text for c in self.before.conditions if c.text not in new)

    def to_dict(self) -> Mapping[str, object]:
        """As JSON shows it."""
        return {
            "overall": self.overall.to_dict() if self.overall else None,
            "moves": [move.to_dict() for move in self.moves],
            "conditions_gained": list(self.conditions_gained),
            "conditions_lost": list(self.conditions_lost),
        }


def compare(before: Inputs, after: Inputs) -> Comparison:
    """What flips from one set of inputs to the other, and why."""
    tried = _Tried(before, after)
    old, new = tried.with_(frozenset()), tried.with_(EVERY)
    moves = tuple(
        Move(turn.criterion, turn.before, turn.after, tried.causes(turn.criterion))
        for turn in turns(old, new)
    )
    overall = None
    if old.overall is not new.overall:
        overall = Move(OVERALL, old.overall, new.overall, tried.causes(OVERALL))
    return Comparison(old, new, overall, moves)


EVERY = frozenset(Cause)
OVERALL = "overall"


class _Tried:
    """The verdicts with some inputs taken from after, the others from before; each made once."""

    def __init__(self, before: Inputs, after: Inputs) -> None:
        self._before, self._after = before, after
        self._verdicts: dict[frozenset[Cause], Verdict] = {}

    def with_(self, taken: frozenset[Cause]) -> Verdict:
        """The verdict with these inputs from after."""
        if taken not in self._verdicts:
            self._verdicts[taken] = _mixed(self._before, self._after, taken)
        return self._verdicts[taken]

    def causes(self, what: str) -> tuple[Cause, ...]:
        """Those that move it by themselves; if none does, those it does not move without."""
        before = _result(what, self.with_(frozenset()))
        alone = (c for c in Cause if _result(what, self.with_(frozenset({c}))) is not before)
        after = _result(what, self.with_(EVERY))
        needed = (c for c in Cause if _result(what, self.with_(EVERY - {c})) is not after)
        return tuple(alone) or tuple(needed)


def _result(what: str, verdict: Verdict) -> Outcome | Conclusion:
    return verdict.overall if what == OVERALL else verdict.outcome_of(what)


def _mixed(before: Inputs, after: Inputs, taken: frozenset[Cause]) -> Verdict:
    charter = (after if Cause.CHARTER in taken else before).charter
    law = after if Cause.LAW in taken else before
    filed = after if Cause.TERMS in taken else before
    dossier = filed.dossier
    read_by = after if Cause.READER in taken else before
    if read_by is not filed:
        dossier = _read_by(dossier, read_by.dossier)
    file = on_day(dossier, filed.on, charter.vocabulary)
    return judge_under(charter, LawOfDay(law.law, law.on, law.view), file)


def _read_by(dossier: Dossier, reader: Dossier) -> Dossier:
    """The same texts, with the answers that the other dossier's reader gave to them."""
    read = {(d.id, d.sha256): d.answers for d in reader.documents if d.sha256}
    documents = (_answered(d, read) for d in dossier.documents)
    return replace(dossier, documents=tuple(documents))


def _answered(document: Document, read: Mapping[tuple[str, str], tuple[Answer, ...]]) -> Document:
    answers = read.get((document.id, document.sha256), document.answers)
    return replace(document, answers=answers)
