"""Test of the minimum age in the terms against the classes of the case."""

from egide.trust.outcome import SILENT, UNKNOWN
from egide.trust.verdict.checks.look import Look, Setting
from egide.trust.verdict.value import Value


def age(names: Setting) -> Value:
    """Whether the terms let in all, some or none of the on-time pupils of the case."""
    look = Look(names)
    (minimum,) = look.words("answer.minimum_age")
    if minimum in {SILENT, UNKNOWN}:
        return look.found(minimum)
    levels = look.words("case.levels")
    if UNKNOWN in levels:
        return look.unknown()
    ages = [look.rank(level) for level in levels]
    if all(int(minimum) <= youngest for youngest, _ in ages):
        return look.found("allowed")
    if all(int(minimum) > oldest for _, oldest in ages):
        return look.found("all_too_young")
    return look.found("some_too_young")
