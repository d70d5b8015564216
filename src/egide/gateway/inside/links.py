"""What this room puts on pages of others: from a class to its names, what waits for an officer."""

from uuid import UUID

from django.http import HttpRequest
from django.template.loader import render_to_string

from egide.gateway.inside import identifying
from egide.gateway.inside.pages_read import now, who
from egide.people import queries as people
from egide.people.mandates import ruling
from egide.people.roles import Role
from egide.trust.mandate import Power


def of_class(request: HttpRequest, *, group: UUID) -> str:
    """From a class to who bears which name in a tool, for its teachers."""
    place, day = people.place_of_class(group), now().on
    if not ruling(who(request), Power.NAME_PUPILS, at=place, on=day).allowed:
        return ""
    return render_to_string("gateway/inside/to_names.html", {"group": group}, request)


def waiting(request: HttpRequest) -> str:
    """The schools where somebody asked to know who bears a name: an officer's answer is needed."""
    by = who(request)
    if by.role != Role.REVIEWER or by.place_id is None:
        return ""
    schools = {one.id: one for one in people.below(by.place_id)}
    asked = identifying.asked_in(schools)
    now_at = now().at
    open_ = [one for one in asked if one.allowed is None and now_at < one.lapses_at]
    about = {
        "schools": list(schools.values()),
        "waiting": [schools[one.school_id] for one in open_ if one.asked_by_id != by.pk],
    }
    return render_to_string("gateway/inside/waiting.html", about, request)
