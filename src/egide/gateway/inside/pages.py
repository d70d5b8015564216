"""Pages inside Égide: who is who in a tool, a tool opened in class, why something left."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from egide.gateway.doors_in.arrivals import arrival as arriving
from egide.gateway.doors_in.arrivals import standing
from egide.gateway.errors import NotOfASchool
from egide.gateway.inside import access, lessons, looks, opened, shown
from egide.gateway.inside.pages_read import lasting, now, who
from egide.gateway.inside.why import explained
from egide.kit.guards import everyone, signed_in
from egide.people import queries as people
from egide.people.mandates import require
from egide.trust.mandate import Power


@signed_in
@require_safe
def names(request: HttpRequest, group: UUID) -> HttpResponse:
    """Who bears which name in a tool, for the teachers of the class. Each look is kept."""
    when, chosen = now(), request.GET.get("outil", "")
    require(who(request), Power.NAME_PUPILS, at=people.place_of_class(group), on=when.on)
    found = people.class_with_pupils(group)
    every = opened.of_class(found, on=when.on)
    tool = next((one for one in every if one.slug == chosen), None)
    bearers = looks.look(group, tool.slug, by=who(request), when=when) if tool else ()
    asked = request.GET.get("nom", "")[:80]
    running = {one.service: one for one in lessons.running((group,), at=when.at)}
    context = {
        "group": found,
        "tools": [{"tool": one, "running": running.get(one.slug)} for one in every],
        "tool": tool,
        "asked": asked,
        "every": bearers,
        "bearers": [one for one in bearers if one.answers_to(asked)],
        "unseen": sum(not one.name for one in bearers),
    }
    return render(request, "gateway/inside/names.html", context)


@signed_in
@require_POST
def begin(request: HttpRequest, group: UUID) -> HttpResponse:
    """The teacher opens a tool in class, for a while."""
    service, lasts = request.POST.get("outil", ""), lasting(request)
    lessons.begin(group, service, lasts, by=who(request), when=now())
    return redirect("gateway:names", group=group)


@signed_in
@require_POST
def end(request: HttpRequest, lesson: int) -> HttpResponse:
    """The lesson is over."""
    group = lessons.end(lesson, by=who(request), when=now())
    return redirect("gateway:names", group=group)


@signed_in
@require_safe
def why(request: HttpRequest, member: UUID, service: str) -> HttpResponse:
    """Why each attribute of somebody goes to a tool or not, for who may know it."""
    when = now()
    arrival, named = access.to_somebody(member, who(request), on=when.on)
    page = shown.explanation(explained(arrival, service, on=when.on))
    name = arrival.given_name if named else ""
    return render(request, "gateway/inside/why.html", page | {"name": name, "tone": "adult"})


@everyone
@require_safe
def why_me(request: HttpRequest, service: str) -> HttpResponse:
    """The same for whoever came in by the school's own door, after a door that stayed shut."""
    here = standing(request)
    if here is None:
        raise NotOfASchool
    arrival = arriving(here)
    page = shown.explanation(explained(arrival, service, on=now().on))
    tone = "pupil" if arrival.kind == "pupil" else "adult"
    return render(request, "gateway/inside/why.html", page | {"name": "", "tone": tone, "me": True})
