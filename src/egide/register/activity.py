"""One activity of a register: what article 30 wants to find, from an agreement and its service."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from egide.decisions.document.around import Around
from egide.decisions.document.flows import Flow
from egide.decisions.queries import Held
from egide.trust.agreement.attributes import Attribute
from egide.trust.agreement.life import Status
from egide.trust.agreement.value import Agreement, Controller, Kind
from egide.trust.dated import days_after
from egide.trust.outcome import Outcome, Severity

REFERENCE = 8  # of the digest: enough to find an agreement again


@dataclass(frozen=True, slots=True)
class Criterion:
    """What is found of a criterion of the charter on the day. `lacking`: a gap to fill."""

    id: str
    outcome: Outcome
    severity: Severity
    confirmed: bool
    lacking: bool


@dataclass(frozen=True)
class Activity:
    """A processing activity. `agreements`: the digests of what was signed, `places`: for whom."""

    reference: str
    signed: Agreement
    tool: str
    country: str
    status: Status
    places: tuple[str, ...]
    agreements: tuple[str, ...]
    audience: tuple[str, ...]
    created: date
    updated: date
    ends: date | None
    erased_by: date | None
    subprocessors: str
    hosting: tuple[str, ...]
    transfers: str
    flows: tuple[Flow, ...]
    security: tuple[str, ...]
    declared: tuple[tuple[str, str], ...]
    criteria: tuple[Criterion, ...]
    conditions: tuple[str, ...]

    @property
    def attributes(self) -> tuple[Attribute, ...]:
        """What leaves."""
        return self.signed.attributes

    @property
    def controller(self) -> Controller:
        """Which kind of controller answers for it."""
        return self.signed.controller

    @property
    def experiment(self) -> bool:
        """Whether it is tried in a few classes."""
        return self.signed.kind is Kind.EXPERIMENT

    def of(self, criterion: str) -> Criterion | None:
        """What is found of one criterion; None where the service was never judged."""
        return next((one for one in self.criteria if one.id == criterion), None)

    def fact(self, name: str) -> str:
        """What is declared of the service, `unknown` when nobody said."""
        return dict(self.declared).get(name, "unknown")


DECLARED = (
    "account_kind", "users", "pupil_content", "sensors", "monitoring", "special_data",
    "health_data", "ai", "ai_evaluates", "scoring", "biometrics", "pupil_interaction",
    "official_grades", "pricing", "compulsory",
)  # fmt: skip


def activity(held: Held, near: Around, place: str, audience: Iterable[str]) -> Activity:
    """The activity that an agreement makes."""
    ends, signed = held.life.ends, held.signed
    return Activity(
        reference=signed.digest[:REFERENCE],
        signed=signed,
        tool=near.card.name,
        country=near.card.country,
        status=held.status,
        places=(place,),
        agreements=(signed.digest,),
        audience=tuple(sorted(audience)),
        created=held.signed_on,
        updated=max((one.on for one in held.events), default=held.signed_on),
        ends=ends,
        erased_by=days_after(ends, signed.retention_days) if ends else None,
        subprocessors=near.says("subprocessors")[0],
        hosting=near.says("hosting"),
        transfers=near.says("transfers")[0],
        flows=near.flows,
        security=near.says("security"),
        declared=tuple((name, near.declared(name)) for name in DECLARED),
        criteria=_criteria(near),
        conditions=held.conditions,
    )


def _criteria(near: Around) -> tuple[Criterion, ...]:
    verdict = near.verdict
    if verdict is None:
        return ()
    return tuple(
        Criterion(
            found.criterion,
            found.outcome,
            min(part.severity for part in found.deciding),
            confirmed=all(part.confirmed for part in found.deciding),
            lacking=found.outcome.lacking,
        )
        for found in verdict.criteria
    )


def gathered(activities: Iterable[Activity]) -> tuple[Activity, ...]:
    """One activity for the same thing signed for several schools: one controller, one fiche."""
    together: dict[object, Activity] = {}
    for one in activities:
        key = _same(one)
        before = together.get(key)
        together[key] = one if before is None else _joined(before, one)
    return tuple(sorted(together.values(), key=lambda one: (one.tool.casefold(), one.reference)))


def _same(one: Activity) -> object:
    """What must be equal: everything that a reader of the register would tell apart."""
    signed = one.signed
    use = (signed.kind, signed.purpose, signed.retention_days, signed.span, signed.cost)
    return signed.service, signed.basis.verdict, one.conditions, one.attributes, use, one.status


def _joined(before: Activity, one: Activity) -> Activity:
    return replace(
        before,
        places=tuple(sorted({*before.places, *one.places})),
        agreements=(*before.agreements, *one.agreements),
        audience=tuple(sorted({*before.audience, *one.audience})),
        created=min(before.created, one.created),
        updated=max(before.updated, one.updated),
    )
