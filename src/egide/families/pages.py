"""What families read: a notice in four forms, the tools of a school, those of their children."""

from functools import lru_cache

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from egide.families import plain, queries, shown
from egide.families.wording import lang, sections
from egide.gateway.inside.pages_read import who
from egide.kit.clock import today
from egide.kit.guards import everyone, needs
from egide.kit.paper import printed
from egide.people.roles import Role

FIVE_MINUTES = 300
MOST_PAPERS = 64


@everyone
@require_safe
def notice(request: HttpRequest, number: int) -> HttpResponse:
    """A notice: it holds nothing about anybody, so that anybody may read it."""
    return render(request, "families/notice.html", shown.notice_page(queries.story(number)))


@everyone
@require_safe
def short(request: HttpRequest, number: int) -> HttpResponse:
    """The version for children."""
    return render(request, "families/short.html", shown.short_page(queries.story(number)))


@everyone
@require_safe
def paper(request: HttpRequest, number: int) -> HttpResponse:
    """The notice as a PDF of one page."""
    return HttpResponse(_printed(queries.story(number), lang()), content_type="application/pdf")


@lru_cache(maxsize=MOST_PAPERS)
def _printed(story: queries.Story, language: str) -> bytes:
    """The PDF of a notice: printed once a process as long as it is asked for."""
    return printed("families/paper.html", shown.notice_page(story), language=language)


@everyone
@require_safe
def text(request: HttpRequest, number: int) -> HttpResponse:
    """The notice as plain text, for the ENT."""
    told = queries.story(number).told
    address = request.build_absolute_uri(f"/informations/{number}/")
    body = plain.text(told.notice, sections(told.notice), shown.day(told), address)
    return HttpResponse(body, content_type="text/plain; charset=utf-8")


@everyone
@require_safe
def school(request: HttpRequest, code: str) -> HttpResponse:
    """Every tool in use in a school. Nobody's name is on it: a cache on the way may keep it."""
    page = shown.shelf_page(queries.shelf(code, on=today()))
    response = render(request, "families/school.html", page)
    if not request.user.is_authenticated:
        response["Cache-Control"] = f"public, max-age={FIVE_MINUTES}"
    return response


@needs(Role.GUARDIAN)
@require_safe
def mine(request: HttpRequest) -> HttpResponse:
    """The tools that my children's classes use. Mine alone: no other family, no other guardian."""
    member = getattr(request.user, "member_id", None)
    found = queries.children(member, on=today()) if member else ()
    blocks = [shown.child_block(one, who(request).pk) for one in found]
    return render(request, "families/mine.html", {"children": blocks})
