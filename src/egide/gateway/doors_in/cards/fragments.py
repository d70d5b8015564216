"""What this door puts on the pages of other rooms."""

from typing import cast

from django.http import HttpRequest
from django.template.loader import render_to_string

from egide.gateway.doors_in.cards.codes import PRIMARY
from egide.people.queries import Classroom, Org


def of_a_class(request: HttpRequest, **about: object) -> str:
    """The way to the cards, on the page of a class whose pupils have no account."""
    group, school = cast("Classroom", about["group"]), cast("Org", about["school"])
    if PRIMARY.isdisjoint(school.stages):
        return ""
    return render_to_string("gateway/parts/cards.html", {"group": group}, request)
