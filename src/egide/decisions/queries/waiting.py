"""What waits for somebody: opinions to give, decisions to take, doors to open again, results.

From the mandates that they hold, in a few queries: what concerns other schools is never read.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef, Q

from egide.decisions.held import Held, held
from egide.decisions.models import Agreement, AgreementEvent, Opinion, Request
from egide.decisions.queries.requests import Asked, shown
from egide.people import queries as people
from egide.people.mandates import Actor
from egide.people.queries import HeldMandate
from egide.people.roles import Role
from egide.trust.agreement.life import Status, What
from egide.trust.agreement.value import Kind

NONE = Q(pk__in=[])


@dataclass(frozen=True)
class Waiting:
    """What waits for one person on a day, the oldest first."""

    to_advise: tuple[Asked, ...] = ()
    to_sign: tuple[Asked, ...] = ()
    to_mend: tuple[Held, ...] = ()  # suspended, or under a deadline
    results: tuple[Held, ...] = ()  # experiments that ended without saying what came out

    @property
    def count(self) -> int:
        """How many things wait."""
        return sum(map(len, (self.to_advise, self.to_sign, self.to_mend, self.results)))


def waiting_for(
    person: Actor, *, on: date, mandates: Sequence[HeldMandate] | None = None
) -> Waiting:
    """What waits for that person. `mandates`: where they were read already."""
    if mandates is None:
        mandates = people.mandates_of(person.pk, on=on)
    reviewed, signed = reviewing(mandates), signing(mandates)
    return Waiting(
        to_advise=oldest(to_advise(reviewed, on)) if reviewed else (),
        to_sign=oldest(to_sign(signed, on)) if signed else (),
        to_mend=to_mend(signed, on) if signed else (),
        results=() if signed else results(person, on),
    )


def to_advise(reviewed: Q, on: date) -> list[Asked]:
    """What has no opinion, or one on a verdict that moved since: it waits for nobody else."""
    opened = shown(Request.objects.filter(reviewed, outcome=""), on)
    return [one for one in opened if one.opinion is None or not one.opinion.current]


def to_sign(signed: Q, on: date) -> list[Asked]:
    """What has an opinion on what would be signed."""
    told = Exists(Opinion.objects.filter(request=OuterRef("pk")))
    opened = shown(Request.objects.filter(signed, told, outcome=""), on)
    return [one for one in opened if one.opinion and one.opinion.current]


def oldest(found: Sequence[Asked]) -> tuple[Asked, ...]:
    """Those that wait longest first."""
    return tuple(reversed(found))


def reviewing(mandates: Sequence[HeldMandate]) -> Q:
    """The schools that somebody advises: theirs, or those of their academy or ministry."""
    places = [one.organisation.id for one in mandates if one.role is Role.REVIEWER]
    return below(places) if places else Q()


def signing(mandates: Sequence[HeldMandate]) -> Q:
    """The schools that somebody binds: a head's own, a DASEN's public primary schools."""
    wanted = Q()
    for one in mandates:
        at = one.organisation.id
        if one.role is Role.HEAD:
            wanted |= Q(school=at) & ~Q(school__school_kind="public_primary")
        elif one.role is Role.DASEN:
            primaries = Q(school__parent=at, school__school_kind="public_primary")
            wanted |= primaries & Q(school__code__startswith=one.department)
    return wanted


def below(places: Sequence[int]) -> Q:
    """These schools, or the schools of these academies, or of their ministry."""
    return (
        Q(school__in=places) | Q(school__parent__in=places) | Q(school__parent__parent__in=places)
    )


def to_mend(signed: Q, on: date) -> tuple[Held, ...]:
    """What a signatory has to look at: agreements that are shut, or will be."""
    moved = AgreementEvent.objects.filter(what__in=[What.WARNED, What.SUSPENDED])
    touched = Exists(moved.filter(agreement=OuterRef("pk"))) | Exists(
        moved.filter(agreement=OuterRef("framework"))
    )
    found = held(Agreement.objects.filter(signed).filter(touched), on=on)
    wanted = {Status.WARNED, Status.SUSPENDED}
    return tuple(one for one in found if one.status in wanted)


def results(person: Actor, on: date) -> tuple[Held, ...]:
    """The experiments that somebody asked for, which are over and say nothing yet."""
    rows = Agreement.objects.filter(
        kind=Kind.EXPERIMENT.value,
        experiment__recorded_on=None,
        request__wishes__person=person.pk,
        request__wishes__withdrawn_on=None,
    )
    return tuple(one for one in held(rows, on=on) if one.status.over)
