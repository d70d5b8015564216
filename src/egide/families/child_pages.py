"""The pages of one child, for those who act for them: what left, receipts, choices."""

import re
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from egide.families import choices, erasing, picturing, receipts, shown_child
from egide.families.queries import of_child
from egide.gateway.errors import NotTheirs
from egide.gateway.inside import choosing, looks
from egide.gateway.inside.pages_read import now, who
from egide.kit.guards import signed_in
from egide.people import queries as people
from egide.people.mandates import require
from egide.trust.mandate import Power

PLACE = re.compile(r"([0-9]{1,18})-([0-9]{1,18})")


def acts(request: HttpRequest, child: UUID) -> choosing.When:
    """Whoever signed in acts for the child, or is refused; the moment at which they do."""
    when = now()
    require(who(request), Power.ACT_FOR_PUPIL, at=people.place_of_pupil(child), on=when.on)
    return when


@signed_in
@require_safe
def left(request: HttpRequest, child: UUID) -> HttpResponse:
    """What left about the child, the newest first. Reading it is no disclosure: nothing leaves."""
    when = acts(request, child)
    after = PLACE.fullmatch(request.GET.get("apres", ""))
    place = (int(after[1]), int(after[2])) if after else None
    found = receipts.account(child, on=when.on, after=place)
    page = shown_child.account(found) | {
        "child": of_child(child, on=when.on).child,
        "own": who(request).member_id == child,
        "picture": picturing.picture(found, on=when.on),
        "looks": shown_child.looks(looks.looks_at(child)),
        "erasures": erasing.of(child),
    }
    return render(request, "families/left.html", page)


@signed_in
@require_safe
def receipt(request: HttpRequest, child: UUID, log: int, index: int) -> HttpResponse:
    """The receipt of one line, which anybody who holds it can check without us."""
    acts(request, child)
    answer = HttpResponse(receipts.receipt(child, log, index), content_type="application/json")
    answer["Content-Disposition"] = f'attachment; filename="recu-{log}-{index}.json"'
    return answer


@signed_in
@require_safe
def every_receipt(request: HttpRequest, child: UUID) -> HttpResponse:
    """All the receipts in one archive, for `egide verify`."""
    acts(request, child)
    answer = HttpResponse(receipts.every_receipt(child), content_type="application/zip")
    answer["Content-Disposition"] = 'attachment; filename="recus.zip"'
    return answer


@signed_in
@require_http_methods(["GET", "POST"])
def choice(request: HttpRequest, child: UUID, service: str) -> HttpResponse:
    """A tool and the child: what stands, and one clear button."""
    when = acts(request, child)
    found = choices.option(child, service, by=who(request), on=when.on)
    if request.method == "POST":
        chosen(request, found, when)
        return redirect("families:choice", child=child, service=service)
    instead = choices.instead(found, on=when.on)
    return render(request, "families/choice.html", shown_child.option(found, instead, who(request)))


def chosen(request: HttpRequest, found: choices.Option, when: choosing.When) -> None:
    """What the button says: object, consent, take back."""
    do, by = request.POST.get("faire", ""), who(request)
    if do == "non":
        choosing.object_to(found.about, by=by, when=when)
    elif do == "oui" and found.asks_consent:
        choosing.consent_to(found.about, by=by, when=when)
    else:
        what = {"reprendre-non": choosing.OBJECTION, "reprendre-oui": choosing.CONSENT}.get(do, "")
        standing = found.seen.standing(what)
        if standing is None:
            raise NotTheirs
        choosing.take_back(standing.number, by=by, when=when)


@signed_in
@require_POST
def ask_erasure(request: HttpRequest, child: UUID) -> HttpResponse:
    """Ask that the receipts can no longer be opened."""
    erasing.ask(child, by=who(request), when=acts(request, child))
    return redirect("families:left", child=child)
