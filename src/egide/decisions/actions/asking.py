"""Wish for a tool, support, withdraw; the opinion of data protection; decline."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.transaction import atomic

from egide.catalogue import queries as catalogue
from egide.decisions import places, telling
from egide.decisions.announcements import Advised, Declined, Requested
from egide.decisions.errors import NamesNothing, NoReason, NoSuchRequest, RequestOver
from egide.decisions.hosts import host_of, known_as
from egide.decisions.models import Opinion, Request, Wish
from egide.decisions.models.asking import Outcome
from egide.decisions.signatories import require_signatory
from egide.kit.announcements import announce
from egide.people import mandates
from egide.people.mandates import Actor
from egide.trust.mandate import Power


@dataclass(frozen=True, slots=True)
class Tool:
    """A tool as it is asked for: by its place in the catalogue, or by a name and an address."""

    slug: str = ""
    name: str = ""
    site: str = ""


@dataclass(frozen=True, slots=True)
class Use:
    """For which classes or groups, and what for; no class: the whole school."""

    groups: tuple[UUID, ...] = ()
    what_for: str = ""


@dataclass(frozen=True, slots=True)
class Advice:
    """An opinion, and why."""

    favourable: bool
    text: str = ""


@atomic
def wish(school: int, tool: Tool, use: Use, *, by: Actor, on: date) -> Request:
    """A tool is wished for; the same wish of a colleague joins the request that is open."""
    at = places.school(school)
    mandates.require(by, Power.REQUEST, at=school, on=on)
    places.classes_of(at, use.groups)
    request, made = _request(school, tool, on)
    Wish.objects.update_or_create(
        request=request,
        person_id=by.pk,
        defaults={"groups": list(use.groups), "what_for": use.what_for, "withdrawn_on": None},
        create_defaults={"groups": list(use.groups), "what_for": use.what_for, "on": on},
    )
    if made:
        slug = request.service.slug if request.service else ""
        announce(Requested(request.pk, school, slug))
        telling.requested(request, at, on=on)
    return request


def _request(school: int, tool: Tool, on: date) -> tuple[Request, bool]:
    """The open request for that tool, made if there is none; two at once make one."""
    card = _known(tool)
    name = (card.name if card else tool.name.strip() or host_of(tool.site))[:120]
    if not name:
        raise NamesNothing
    same = {"school_id": school, "outcome": Outcome.OPEN}
    said = {"name": name, "on": on}
    if card:
        return Request.objects.get_or_create(**same, service_id=card.id, defaults=said)
    said["site"] = f"https://{host_of(tool.site)}" if host_of(tool.site) else ""
    unknown = known_as(tool.name, tool.site)
    return Request.objects.get_or_create(**same, service=None, known_as=unknown, defaults=said)


def _known(tool: Tool) -> catalogue.Card | None:
    """The service of the catalogue that is meant, by its name there or by its host."""
    if tool.slug:
        return catalogue.service(tool.slug)
    host = host_of(tool.site)
    return catalogue.at_host(host) if host else None


@atomic
def withdraw(request: int, *, by: Actor, on: date) -> Request:
    """A wish is taken back; a request that nobody supports any more ends."""
    asked = open_request(request)
    asked.wishes.filter(person_id=by.pk, withdrawn_on=None).update(withdrawn_on=on)
    if not asked.wishes.filter(withdrawn_on=None).exists():
        _end(asked, Outcome.WITHDRAWN, "", by=by, on=on)
    return asked


@atomic
def advise(request: int, advice: Advice, *, by: Actor, on: date) -> Opinion:
    """The data protection officer says what they think, on what stands that day."""
    asked = open_request(request)
    mandates.require(by, Power.REVIEW, at=asked.school_id, on=on)
    if not advice.favourable and not advice.text.strip():
        raise NoReason
    said = {
        "by_id": by.pk,
        "on": on,
        "favourable": advice.favourable,
        "text": advice.text.strip(),
        "verdict": _verdict(asked, on),
    }
    last = asked.opinions.order_by("-id").first()
    if last and all(getattr(last, name) == value for name, value in said.items()):
        return last  # the form was sent twice
    opinion = Opinion.objects.create(request=asked, **said)
    announce(Advised(asked.pk, favourable=advice.favourable))
    telling.advised(asked, opinion, on=on)
    return opinion


def _verdict(request: Request, on: date) -> str:
    """What the opinion is about: the verdict that the signing page shows that day."""
    from egide.decisions.sheets import sheet_of

    return sheet_of(request, on=on).draft.agreement.basis.verdict if request.service else ""


@atomic
def decline(request: int, reason: str, *, by: Actor, on: date) -> Request:
    """Whoever could sign says no, and why; those who asked are told."""
    asked = open_request(request)
    require_signatory(by, places.school(asked.school_id), on=on)
    if not reason.strip():
        raise NoReason
    _end(asked, Outcome.DECLINED, reason.strip(), by=by, on=on)
    telling.declined(asked, on=on)
    return asked


def _end(request: Request, outcome: Outcome, reason: str, *, by: Actor, on: date) -> None:
    request.outcome, request.reason = outcome, reason
    request.ended_on, request.ended_by_id = on, by.pk
    request.save(update_fields=["outcome", "reason", "ended_on", "ended_by"])
    announce(Declined(request.pk, outcome.value))


def open_request(number: int) -> Request:
    """That request, held until the transaction ends; RequestOver when it has ended."""
    found = Request.objects.select_for_update(of=("self",)).select_related("service")
    request = found.filter(pk=number).first()
    if request is None:
        raise NoSuchRequest(str(number))
    if request.outcome != Outcome.OPEN:
        raise RequestOver
    return request
