"""The archives: a text as it was captured, and what changed from one version to another."""

import re
from datetime import date

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language

from egide.catalogue import queries as catalogue
from egide.kit.guards import everyone
from egide.law.words import words
from egide.terms import queries
from egide.terms.errors import NoSuchDocument
from egide.terms.queries import Version
from egide.terms.shown import change
from egide.terms.shown.passages import around, passages
from egide.terms.shown.sheet import sheet

ASKED = re.compile(r"(\d{1,9})-(\d{1,9})")


@everyone
def archive(request: HttpRequest, document: str, day: str) -> HttpResponse:
    """A text, letter for letter, its quoted passages marked."""
    version = found(document, day, request.GET.get("accident", ""))
    if asked := request.GET.get("version"):
        return HttpResponseRedirect(reverse("terms:archive", args=[document, asked]))
    text, lang = queries.text(version.id), language()
    marked = passages(queries.answers(version.id), quoted(request.GET.get("citation", "")), lang)
    context = {
        "text": text,
        "day": words().date(version.captured_on, lang),
        "rows": sheet(text.text, marked),
        "count": len(marked),
        "services": catalogue.services(queries.services_of(document)),
        **around(marked),
        **others(version, lang),
    }
    return render(request, "terms/archive.html", context)


@everyone
def changes(request: HttpRequest, document: str, old: str, new: str) -> HttpResponse:
    """What changed from one version to another, and the answers that moved."""
    before, after, lang = found(document, old), found(document, new), language()
    context = {
        "document": document,
        "title": after.document_title,
        "old": before,
        "new": after,
        "old_day": words().date(before.captured_on, lang),
        "new_day": words().date(after.captured_on, lang),
        "services": catalogue.services(queries.services_of(document)),
        "moved": change.moved(queries.answers(before.id), queries.answers(after.id), lang),
        **change.compared(queries.text(before.id), queries.text(after.id)),
    }
    return render(request, "terms/changes.html", context)


def language() -> str:
    """The language of the reader."""
    return (get_language() or "fr")[:2]


def found(document: str, day: str, accident: str = "") -> Version:
    """The version captured on a day as an address says it."""
    try:
        on = date.fromisoformat(day)
    except ValueError as error:
        raise NoSuchDocument(f"{document} {day}") from error
    return queries.version(document, on, accident=accident)


def quoted(asked: str) -> tuple[int, int] | None:
    """The passage that an address asks for, if it makes sense."""
    bounds = ASKED.fullmatch(asked)
    if bounds is None:
        return None
    start, end = int(bounds[1]), int(bounds[2])
    return (start, end) if start < end else None


def others(version: Version, lang: str) -> dict[str, object]:
    """The other versions of the document, and the one before this one."""
    every = queries.versions([version.document])
    older = [one for one in every if (one.since, one.id) < (version.since, version.id)]
    return {
        "versions": [
            {"day": words().date(one.captured_on, lang), "on": one.captured_on, "id": one.id}
            for one in every
        ],
        "older": older[0] if older else None,
        "older_day": words().date(older[0].captured_on, lang) if older else "",
    }
