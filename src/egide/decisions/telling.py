"""Tell people, once each, in a sentence: only those whom it concerns.

A message is a code and its values; `words` puts it in the reader's language.
"""

from collections.abc import Iterable, Mapping
from datetime import date
from uuid import UUID

from django.utils import timezone

from egide.decisions import places
from egide.decisions.announcements import ToTell
from egide.decisions.models import Agreement, AgreementEvent, Opinion, Request, Told
from egide.decisions.places import School
from egide.kit.announcements import announce
from egide.people import queries as people
from egide.people.roles import Role

QUOTED = ("clause", "document", "facts", "conditions", "owed")
DIRECT = (Role.HEAD, Role.DIRECTOR)


def tell(persons: Iterable[UUID], about: str, said: Mapping[str, object], *, on: date) -> None:
    """Write it for each of these people; what somebody was told already is not said again."""
    rows = [
        Told(person_id=who, about=about, said=dict(said), on=on) for who in sorted(set(persons))
    ]
    Told.objects.bulk_create(rows, ignore_conflicts=True)


def requested(request: Request, at: School, *, on: date) -> None:
    """A new request waits for its opinion."""
    said = {"code": "requested", "service": request.name, "school": at.here.name}
    tell(reviewers(at, on), f"request:{request.pk}", said | _at(request), on=on)


def settled(request: Request, persons: Iterable[UUID]) -> None:
    """What these people were told of a step that is behind is no news any more."""
    about = [f"opinion:{opinion.pk}" for opinion in request.opinions.all()]
    told = Told.objects.filter(
        person__in=list(persons), about__in=[*about, f"request:{request.pk}"]
    )
    told.filter(read_at=None).update(read_at=timezone.now())


def advised(request: Request, opinion: Opinion, *, on: date) -> None:
    """The opinion is given: whoever signs has something to decide, whoever asked knows."""
    at = places.school(request.school_id)
    code = "favourable" if opinion.favourable else "unfavourable"
    settled(request, [*reviewers(at, on), *signatories(at, on), *supporters(request)])
    said = {"service": request.name, "school": at.here.name, **_at(request)}
    about = f"opinion:{opinion.pk}"
    tell(signatories(at, on), about, {"code": f"to_sign_{code}", **said}, on=on)
    tell(supporters(request), about, {"code": f"advised_{code}", **said}, on=on)


def declined(request: Request, *, on: date) -> None:
    """Those who asked are told why."""
    said = {"code": "declined", "service": request.name, "reason": request.reason}
    at = places.school(request.school_id)
    settled(request, [*signatories(at, on), *supporters(request)])
    tell(supporters(request), f"request:{request.pk}:declined", said | _at(request), on=on)


def signed(agreement: Agreement, request: Request | None, *, on: date) -> None:
    """Those who asked may open the door."""
    if request:
        at = places.school(request.school_id)
        settled(request, [*signatories(at, on), *supporters(request)])
    said = {
        "code": "signed",
        "service": name_of(agreement),
        "until": agreement.until.isoformat() if agreement.until else "",
        "agreement": agreement.pk,
    }
    who = {*(supporters(request) if request else ()), *users(agreement)}
    tell(who, f"agreement:{agreement.pk}", said, on=on)


def moved(agreement: Agreement, event: AgreementEvent, *, on: date) -> None:
    """Something happened: teachers whose classes use it, whoever runs the school, the DPO."""
    announce(of_event(agreement, event, on))


def of_event(agreement: Agreement, event: AgreementEvent, on: date) -> ToTell:
    """What is to be told of something that happened."""
    said = {
        "code": event.what,
        "cause": event.cause,
        "reason": event.reason,
        "until": event.until.isoformat() if event.until else "",
        **{name: event.about[name] for name in QUOTED if name in event.about},
    }
    return to_tell(agreement, f"event:{event.pk}", said, on)


def to_tell(agreement: Agreement, about: str, said: Mapping[str, object], on: date) -> ToTell:
    """Something to know of an agreement, whatever it is."""
    known = {"service": name_of(agreement), "agreement": agreement.pk}
    return ToTell(agreement.pk, about, {**known, **said}, on.isoformat())


def heed(told: ToTell) -> None:
    """Tell the people concerned: who they are is worked out one agreement at a time."""
    day = date.fromisoformat(told.on)
    row = Agreement.objects.select_related("service", "request").get(pk=told.agreement)
    tell(concerned(row, day), told.about, told.said, on=day)


def concerned(agreement: Agreement, on: date) -> set[UUID]:
    """Who uses it, who runs the school, who advises on it; above, who negotiated it."""
    if agreement.school_id is None:
        return {agreement.signed_by_id}
    at = places.school(agreement.school_id)
    return {*users(agreement), *runners(at, on), *reviewers(at, on), agreement.signed_by_id}


def users(agreement: Agreement) -> set[UUID]:
    """The teachers whose classes use it: those of its groups, and those who wished for it."""
    groups = {UUID(group) for group in agreement.payload["groups"]}
    wished = set(supporters(agreement.request)) if agreement.request else set()
    return {*people.teachers_of(groups), *wished} if groups else wished


def supporters(request: Request) -> list[UUID]:
    """Those who still wish for it."""
    return list(request.wishes.filter(withdrawn_on=None).values_list("person_id", flat=True))


def reviewers(at: School, on: date) -> set[UUID]:
    """The data protection officer of the school, else of what it stands in."""
    holders = people.holding([one.id for one in at.line], [Role.REVIEWER], on=on)
    for one in at.line:
        here = {holder.person for holder in holders if holder.organisation.id == one.id}
        if here:
            return here
    return set()


def runners(at: School, on: date) -> set[UUID]:
    """Who runs the school from day to day."""
    return {holder.person for holder in people.holding([at.id], DIRECT, on=on)}


def signatories(at: School, on: date) -> set[UUID]:
    """Who binds the controller."""
    role = Role.DASEN if at.is_public_primary else Role.HEAD
    holders = people.holding([at.signs.id], [role], on=on)
    return {one.person for one in holders if one.department in {"", at.here.department}}


def name_of(agreement: Agreement) -> str:
    """How the service is called."""
    return str(agreement.service.name)


def _at(request: Request) -> dict[str, object]:
    return {"request": request.pk}
