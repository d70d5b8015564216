"""The register, its fiches, the transfers, the impact assessments: pages and files."""

from typing import cast

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from egide.decisions.document.queries import opinion_before
from egide.kit.clock import today
from egide.kit.guards import signed_in
from egide.kit.paper import printed
from egide.people import mandates
from egide.people import queries as people
from egide.people.mandates import Actor
from egide.register import asked as asking
from egide.register import queries, shown
from egide.register.assessment import Assessment, assessment
from egide.register.errors import NoRegister
from egide.register.exports.data import assessment_data, register_data, transfers_data
from egide.register.exports.sheet import ods
from egide.register.queries import Register
from egide.trust.mandate import Power

ODS = "application/vnd.oasis.opendocument.spreadsheet"
READABLE = {"ensure_ascii": False, "indent": 2}


def opened(request: HttpRequest, code: str) -> Register:
    """The register of that organisation, for whoever may read it on this day."""
    organisation = people.organisation(code)
    by = cast("Actor", request.user)
    place = people.place_of(organisation.id)
    mandates.require(by, Power.READ_REGISTER, at=place, on=today())
    line = [int(one.id) for one in place.lineage]
    return queries.register_of(organisation, line, asking.read(request.GET.dict(), today()))


def drafted(held: Register, reference: str) -> Assessment:
    """The draft of an assessment, with the opinion that was given before the signature."""
    activity = held.named(reference)
    return assessment(activity, opinion_before(activity.signed.digest))


@signed_in
@require_safe
def mine(request: HttpRequest) -> HttpResponse:
    """The register of where I work, or of the first place where I hold a mandate."""
    place = getattr(request.user, "place_id", None)
    if place is None:
        held = people.mandates_of(cast("Actor", request.user).pk, on=today())
        if not held:
            raise NoRegister
        place = held[0].organisation.id
    return redirect("register:register", people.organisations([place])[place].code)


@signed_in
@require_safe
def register(request: HttpRequest, code: str) -> HttpResponse:
    """The list of activities; for an academy, the schools whose registers it may read too."""
    held = opened(request, code)
    above = held.organisation.kind in {"academy", "ministry"}
    below = queries.below(held.organisation, held.asked) if above else ()
    return render(request, "register/register.html", shown.register_page(held, below))


@signed_in
@require_safe
def register_json(request: HttpRequest, code: str) -> HttpResponse:
    """The register as JSON."""
    return JsonResponse(register_data(opened(request, code)), json_dumps_params=READABLE)


@signed_in
@require_safe
def register_ods(request: HttpRequest, code: str) -> HttpResponse:
    """The register as a spreadsheet."""
    held = opened(request, code)
    response = HttpResponse(ods(held), content_type=ODS)
    name = f"registre-{held.organisation.code}-{held.asked.on.isoformat()}.ods"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


@signed_in
@require_safe
def fiche(request: HttpRequest, code: str, reference: str) -> HttpResponse:
    """One activity."""
    held = opened(request, code)
    return render(request, "register/fiche.html", shown.fiche_page(held, held.named(reference)))


@signed_in
@require_safe
def transfers(request: HttpRequest, code: str) -> HttpResponse:
    """What leaves Europe, on what, valid or not on the day."""
    return render(request, "register/transfers.html", shown.transfers_page(opened(request, code)))


@signed_in
@require_safe
def transfers_json(request: HttpRequest, code: str) -> HttpResponse:
    """The same as JSON."""
    return JsonResponse(transfers_data(opened(request, code)), json_dumps_params=READABLE)


@signed_in
@require_safe
def impact(request: HttpRequest, code: str, reference: str) -> HttpResponse:
    """The draft of an impact assessment."""
    held = opened(request, code)
    page = shown.impact_page(held, drafted(held, reference))
    return render(request, "register/impact.html", page)


@signed_in
@require_safe
def impact_json(request: HttpRequest, code: str, reference: str) -> HttpResponse:
    """The same as JSON."""
    draft = drafted(opened(request, code), reference)
    return JsonResponse(assessment_data(draft), json_dumps_params=READABLE)


@signed_in
@require_safe
def impact_paper(request: HttpRequest, code: str, reference: str) -> HttpResponse:
    """The same as a PDF."""
    held = opened(request, code)
    page = shown.impact_page(held, drafted(held, reference))
    return HttpResponse(printed("register/impact_paper.html", page), content_type="application/pdf")
