"""May this person go through this door today? Closed by default, and a reason for each no."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from egide.trust.dated import reached
from egide.trust.disclosure.policy import Policy, age_surely_reached

CONSENT_AGE = 15  # law: LIL art. 45; the fact is in law/facts, the caller passes another one if so


class Reason(StrEnum):
    """Why a door stays shut, in the order in which reasons are looked for."""

    UNKNOWN_SERVICE = "unknown_service"
    NO_AGREEMENT = "no_agreement"
    CLOSED_ABOVE = "closed_above"
    SUSPENDED = "suspended"
    EXPERIMENT_OVER = "experiment_over"
    EXPIRED = "expired"
    TO_COME = "to_come"
    NOT_THIS_CLASS = "not_this_class"
    TEACHERS_ONLY = "teachers_only"
    LEVEL = "level"
    TOO_YOUNG = "too_young"
    OBJECTION = "objection"
    NO_CONSENT = "no_consent"
    NOT_SUPERVISED = "not_supervised"


class Role(StrEnum):
    """Who comes to a door."""

    PUPIL = "pupil"
    TEACHER = "teacher"
    STAFF = "staff"


class Visitor(NamedTuple):
    """What a door must know of somebody, and nothing more. `groups`: opaque ids. Nobody's name."""

    role: Role
    level: str = ""
    rank: int = 0
    groups: frozenset[str] = frozenset()
    birth_month: date | None = None
    objects: bool = False
    consents: bool = False
    supervised: bool = False

    def __repr__(self) -> str:
        return f"<Visitor {self.role}>"


@dataclass(frozen=True, slots=True)
class Admission:
    """Let in, or why not."""

    reason: Reason | None = None

    @property
    def open(self) -> bool:
        """Whether the door opens."""
        return self.reason is None


OPEN = Admission()


def admit(policy: Policy | None, visitor: Visitor, on: date) -> Admission:
    """The first reason that keeps the door shut, or none."""
    if policy is None:
        return Admission(Reason.NO_AGREEMENT)
    reason = _agreement(policy, on) or _class(policy, visitor)
    if reason is None and visitor.role is Role.PUPIL:
        reason = _pupil(policy, visitor, on)
    return OPEN if reason is None else Admission(reason)


def _agreement(policy: Policy, on: date) -> Reason | None:
    if policy.closed:
        return Reason.CLOSED_ABOVE
    if policy.suspended:
        return Reason.SUSPENDED
    if policy.span.covers(on):
        return None
    if reached(policy.span.until, on):
        return Reason.EXPERIMENT_OVER if policy.experiment else Reason.EXPIRED
    return Reason.TO_COME


def _class(policy: Policy, visitor: Visitor) -> Reason | None:
    """Groups bind everybody: a teacher uses with their classes what those classes may use."""
    if policy.groups and policy.groups.isdisjoint(visitor.groups):
        return Reason.NOT_THIS_CLASS
    outside = visitor.role is Role.PUPIL and policy.levels and visitor.level not in policy.levels
    return Reason.NOT_THIS_CLASS if outside else None


def _pupil(policy: Policy, visitor: Visitor, on: date) -> Reason | None:
    rules = policy.rules
    if rules.teachers_only:
        return Reason.TEACHERS_ONLY
    if visitor.rank < rules.lowest:  # an unknown class has rank 0: it is refused
        return Reason.LEVEL
    if rules.youngest and not age_surely_reached(visitor.birth_month, rules.youngest, on):
        return Reason.TOO_YOUNG
    if visitor.objects:
        return Reason.OBJECTION
    if rules.consent_under_15 and not (
        visitor.consents or age_surely_reached(visitor.birth_month, CONSENT_AGE, on)
    ):
        return Reason.NO_CONSENT
    return Reason.NOT_SUPERVISED if rules.supervised and not visitor.supervised else None
