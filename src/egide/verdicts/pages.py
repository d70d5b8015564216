"""The page of a service, and the review desk."""

from typing import cast
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render, resolve_url
from django.utils.translation import get_language
from django.views.decorators.http import require_POST

from egide.kit.clock import today
from egide.kit.guards import everyone, needs
from egide.people.roles import Role
from egide.terms.review import Reviewer, Subject
from egide.terms.workload import workload
from egide.verdicts import desk as writers
from egide.verdicts import forms, queries
from egide.verdicts.readers import apart
from egide.verdicts.shown import asking
from egide.verdicts.shown.desk import desk_page, readings
from egide.verdicts.shown.page import service_page
from egide.verdicts.shown.reviews import reviews_page


def lang() -> str:
    """The language of the reader."""
    return (get_language() or "fr")[:2]


@everyone
def service(request: HttpRequest, slug: str) -> HttpResponse:
    """May I use it with my class?"""
    asked = asking.read(request.GET, today())
    context = service_page(queries.sheet(slug, asked), lang(), today())
    return render(request, "verdicts/service.html", context)


@needs(Role.REVIEWER)
def reviews(request: HttpRequest) -> HttpResponse:
    """What is to be reviewed, the most disagreements first."""
    return render(request, "verdicts/reviews.html", reviews_page(workload(), lang()))


@needs(Role.REVIEWER)
def desk(request: HttpRequest, snapshot: int) -> HttpResponse:
    """One version, one proposed answer at a time."""
    opened = queries.desk(snapshot, request.GET.get("question", ""))
    made = queries.evaluations_with(request.GET.get("fait", ""))
    context = desk_page(opened, made, lang()) | {"decided": request.GET.get("dit", "")}
    return render(request, "verdicts/desk.html", context)


@needs(Role.REVIEWER)
def readers(request: HttpRequest, snapshot: int, question: str) -> HttpResponse:
    """What each reader says by itself: a part of the desk, and a page of its own."""
    opened = queries.desk(snapshot, question)
    each = readings(apart(opened.text), opened.item, lang())
    context = {"readings": each, "same": len({one.value for one in each}) == 1}
    return render(request, "verdicts/parts/readers.html", context)


@needs(Role.REVIEWER)
@require_POST
def decide(request: HttpRequest, snapshot: int, question: str) -> HttpResponse:
    """A reviewer's word; then the next question that nobody decided."""
    opened = queries.desk(snapshot, question)
    word = forms.word(request.POST, opened.text.text)
    made = writers.decide(
        Subject(snapshot, question), word, by=cast("Reviewer", request.user), on=today()
    )
    following = {"question": opened.following.question, "dit": question}
    if made:
        following["fait"] = str(made[0].pk)
    return redirect(f"{resolve_url('verdicts:desk', snapshot)}?{urlencode(following)}")
