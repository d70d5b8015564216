"""Agreements as this room and others read them: what was signed, where it stands, what happened."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Q, QuerySet

from egide.decisions.errors import NoSuchAgreement
from egide.decisions.models import Agreement, AgreementEvent
from egide.decisions.words import reason
from egide.kit.once import once
from egide.people import queries as people
from egide.trust.agreement import value
from egide.trust.agreement.life import Event, Life, Status, What, life
from egide.trust.agreement.value import Kind
from egide.trust.dated import Span, earliest


@dataclass(frozen=True, slots=True)
class Happened:
    """Something that happened to an agreement, with its cause and its sentence."""

    number: int
    on: date
    what: What
    until: date | None
    cause: str
    reason: str
    about: dict[str, object]
    by: str

    @property
    def why(self) -> str:
        """Why, in the reader's language: the cause, the clause or the fact, a person's words."""
        return reason({**self.about, "cause": self.cause, "reason": self.reason})


@dataclass(frozen=True)
class Held:
    """An agreement, the day it is read on, and its life until then.

    `signed` is the value that was signed, bit for bit. `through`: what happened to the framework
    or offer that it joins; when that one is shut, so is this one.
    """

    id: int
    signed: value.Agreement
    service: str
    service_name: str
    organisation: int
    school: int | None
    framework: int | None
    request: int | None
    signed_by: str
    signed_on: date
    events: tuple[Happened, ...]
    life: Life
    through: Life | None = None

    @property
    def status(self) -> Status:
        """Where it stands: an accession opens nothing that its framework does not."""
        if self.through and not self.life.status.over and not self.through.status.opens:
            return self.through.status
        return self.life.status

    @property
    def deadline(self) -> date | None:
        """The first deadline that it is under, its own or its framework's."""
        return earliest(one.deadline for one in (self.life, self.through) if one and one.deadline)

    @property
    def ends(self) -> date | None:
        """The first day on which it is over, its own or its framework's."""
        return earliest(one.ends for one in (self.life, self.through) if one and one.ends)

    @property
    def conditions(self) -> tuple[str, ...]:
        """What binds today: signed, and what was added since by what moved."""
        added = [one.about.get("conditions", ()) for one in self.events]
        extra = [str(text) for texts in added if isinstance(texts, list) for text in texts]
        return tuple(dict.fromkeys((*self.signed.conditions, *extra)))


@once
def agreements_of(
    school: int, *, on: date, known_at: datetime | None = None, line: Sequence[people.Org] = ()
) -> tuple[Held, ...]:
    """Every agreement that opens or opened this school's doors, the latest first.

    National ones too. `known_at`: as Égide knew it at that instant. `line`: what the school stands
    in, where it was read already.
    """
    above = [one.id for one in line or people.lineage(school)]
    national = Q(kind=Kind.NATIONAL.value, organisation__in=above)
    rows = Agreement.objects.filter(Q(school=school) | national)
    return held(rows, on=on, known_at=known_at)


def agreements_by_digest(digests: Iterable[str], *, on: date) -> dict[str, Held]:
    """These agreements by what was signed of each; one that is not here is left out."""
    rows = held(Agreement.objects.filter(digest__in=set(digests)), on=on)
    return {one.signed.digest: one for one in rows}


def agreement(number: int, *, on: date) -> Held:
    """That agreement; NoSuchAgreement when there is none."""
    found = held(Agreement.objects.filter(pk=number), on=on)
    if not found:
        raise NoSuchAgreement(str(number))
    return found[0]


def held(
    rows: "QuerySet[Agreement]", *, on: date, known_at: datetime | None = None
) -> tuple[Held, ...]:
    """Rows as values, with what happened to them and to what they join: two queries."""
    if known_at is not None:
        rows = rows.filter(at__lte=known_at)
    joined = rows.select_related("service", "signed_by", "framework").order_by("-signed_on", "-pk")
    found = list(joined)
    numbers = {row.pk for row in found} | {row.framework_id for row in found if row.framework_id}
    events = events_of(numbers, known_at=known_at)
    return tuple(_held(row, events, on) for row in found)


def events_of(
    numbers: Iterable[int], *, known_at: datetime | None = None
) -> dict[int, tuple[Happened, ...]]:
    """What happened to each of these agreements, in order: one query."""
    rows = AgreementEvent.objects.filter(agreement__in=list(numbers)).select_related("by")
    if known_at is not None:
        rows = rows.filter(at__lte=known_at)
    found: dict[int, list[Happened]] = defaultdict(list)
    for row in rows.order_by("on", "id"):
        found[row.agreement_id].append(
            Happened(
                row.pk,
                row.on,
                What(row.what),
                row.until,
                row.cause,
                row.reason,
                row.about,
                row.by.display_name if row.by else "",
            )
        )
    return {number: tuple(happened) for number, happened in found.items()}


def _held(row: Agreement, events: dict[int, tuple[Happened, ...]], on: date) -> Held:
    own = events.get(row.pk, ())
    through = None
    if row.framework is not None:
        above = row.framework
        through = life_of(Span(above.since, above.until), events.get(above.pk, ()), on)
    return Held(
        id=row.pk,
        signed=value.read(row.payload),
        service=row.service.slug,
        service_name=row.service.name,
        organisation=row.organisation_id,
        school=row.school_id,
        framework=row.framework_id,
        request=row.request_id,
        signed_by=row.signed_by.display_name,
        signed_on=row.signed_on,
        events=own,
        life=life_of(Span(row.since, row.until), own, on),
        through=through,
    )


def life_of(span: Span, events: Sequence[Happened], on: date) -> Life:
    """The life of an agreement until a day."""
    return life(span, (Event(one.on, one.what, one.until) for one in events), on)


def history(number: int) -> tuple[Happened, ...]:
    """What happened to an agreement, in order."""
    return events_of([number]).get(number, ())


def rests_on(service: str, *, on: date) -> tuple[Held, ...]:
    """The agreements on a service that are not over, whatever the school."""
    rows = Agreement.objects.filter(service__slug=service)
    return tuple(one for one in held(rows, on=on) if not one.status.over)


def frameworks_of(organisation: int, *, on: date) -> tuple[Held, ...]:
    """What that ministry, academy, authority or provider signed for schools, the latest first."""
    kinds = [Kind.FRAMEWORK.value, Kind.OFFER.value, Kind.NATIONAL.value]
    return held(Agreement.objects.filter(organisation=organisation, kind__in=kinds), on=on)


def joined(framework: int) -> int:
    """How many schools joined a framework or an offer."""
    return Agreement.objects.filter(framework=framework).values("school").distinct().count()


def below(service: str, organisation: int, *, on: date) -> tuple[Held, ...]:
    """What would be shut if that organisation closed that service: its own, its schools'."""
    here = Q(school=organisation) | Q(school__parent=organisation)
    here |= Q(school__parent__parent=organisation)
    found = held(Agreement.objects.filter(here, service__slug=service), on=on)
    return tuple(one for one in found if not one.status.over)
