"""Which of the four causes moved a verdict: the law, the charter, the terms, our reading."""

from collections.abc import Mapping
from dataclasses import dataclass

from egide.trust.charter import Charter
from egide.trust.law_of_day import LawOfDay
from egide.trust.verdict.again import Judged
from egide.trust.verdict.compare import Cause, Inputs, compare
from egide.trust.verdict.verdict import MadeFrom
from egide.trust.verdict.what_if import Turn, turns

FIRST = "first"  # nothing was judged before
CAUSES = (FIRST, *(cause.value for cause in Cause))


@dataclass(frozen=True, slots=True)
class Change:
    """The causes of a move, the legal facts and documents behind it, the criteria that turned."""

    causes: tuple[str, ...]
    facts: tuple[str, ...] = ()
    documents: tuple[str, ...] = ()
    turned: tuple[Turn, ...] = ()


def between(charter: Charter, before: Judged | None, after: Judged, law: LawOfDay) -> Change:
    """What moved a service from one day to the next, under one charter and one reading."""
    if before is None:
        return Change((FIRST,), documents=tuple(sorted(after.verdict.made_from.documents)))
    facts = tuple(sorted(_moved_facts(before, after, law)))
    documents = _moved_texts(before.verdict.made_from, after.verdict.made_from)
    if facts and documents:
        causes = _told_apart(charter, before, after, law)
    else:
        causes = (Cause.LAW.value,) if facts else (Cause.TERMS.value,)
    return Change(causes, facts, documents, turns(before.verdict, after.verdict))


def _told_apart(charter: Charter, before: Judged, after: Judged, law: LawOfDay) -> tuple[str, ...]:
    """Both changed on one day: each is exchanged alone to see what it moves."""
    old, new = (
        Inputs(charter, law.law, held.file.dossier, held.file.day, law.view)
        for held in (before, after)
    )
    found = compare(old, new)
    moves = (*found.moves, *((found.overall,) if found.overall else ()))
    causes = {cause for move in moves for cause in move.causes}
    return tuple(cause.value for cause in Cause if cause in causes) or (Cause.TERMS.value,)


def _moved_facts(before: Judged, after: Judged, law: LawOfDay) -> set[str]:
    """The facts, read before or after, whose force on the two days differs."""
    read = {*before.verdict.made_from.law, *after.verdict.made_from.law}
    then = LawOfDay(law.law, before.file.day, law.view)
    return {fact for fact in read if then.in_force(fact) != law.in_force(fact)}


def _moved_texts(before: MadeFrom, after: MadeFrom) -> tuple[str, ...]:
    old, new = before.documents, after.documents
    return tuple(name for name in sorted({*old, *new}) if old.get(name) != new.get(name))


def of_rejudgement(old: Mapping[str, object], new: Mapping[str, object]) -> str:
    """Why what is found is not what was kept: the first that differs in `made_from`.

    Same charter, same law, same texts: they were read otherwise.
    """
    for name, cause in (("charter", Cause.CHARTER), ("law", Cause.LAW), ("documents", Cause.TERMS)):
        if old.get(name) != new.get(name):
            return cause.value
    return Cause.READER.value
