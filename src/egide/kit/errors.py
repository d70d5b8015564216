"""Refusals: expected, typed, said to the reader in their language. Faults are not caught here.

A room derives its own from `Refusal`, gives it a stable `code`, a status, and three sentences:
what happened, where (the data it was raised with), what to do.
"""

from collections.abc import Callable
from typing import ClassVar

from django.core.exceptions import BadRequest, DisallowedHost, SuspiciousOperation
from django.http import HttpRequest, HttpResponse, JsonResponse, UnreadablePostError
from django.shortcuts import render
from django.utils.functional import Promise
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from egide.reading import refusals as reading

Words = str | Promise
SENTENCE = 2000  # signs: longer, it is a document, and not ours to show again


class Refusal(Exception):
    """Something Égide will not do, and says why."""

    code: ClassVar[str] = "refused"
    status: ClassVar[int] = 400
    what: ClassVar[Words] = _("Égide n’a pas fait ce qui était demandé.")
    way_out: ClassVar[Words] = _("Revenez à la page précédente et vérifiez la demande.")

    @property
    def where(self) -> Words:
        """What it is about, in a few words; empty when the sentence says it already."""
        return ""


class NotYours(Refusal):
    """The person who signed in does not hold the role that this page asks for."""

    code = "not-yours"
    status = 403
    what = _("Cette page est réservée à d’autres personnes que vous.")
    way_out = _("Entrez avec le compte qui convient, ou demandez à qui tient ce rôle.")

    def __init__(self, *roles: str) -> None:
        super().__init__(f"needs {' or '.join(roles)}")
        self.roles = roles


class Missing(Refusal):
    """Nothing here by that name."""

    code = "missing"
    status = 404
    what = _("Il n’y a rien à cette adresse.")
    way_out = _("Vérifiez l’adresse, ou cherchez dans le catalogue.")

    def __init__(self, name: str = "") -> None:
        super().__init__(name)
        self.name = name

    @property
    def where(self) -> Words:
        """The name that was asked for."""
        return self.name


class Unread(Refusal):
    """A document or an address that the readers refused: they have the words already."""

    status = 422
    way_out = _("Donnez un autre document, ou collez son texte.")

    def __init__(self, refused: reading.Refusal) -> None:
        super().__init__(refused.code)
        self.code = refused.code  # type: ignore[misc]  # the readers' own code, one for each
        self.what = refused.message(get_language() or "fr")  # type: ignore[misc]


class Refusals:
    """The middleware that turns a refusal into a page, once for all rooms."""

    def __init__(self, answer: Callable[[HttpRequest], HttpResponse]) -> None:
        self.answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Let the page answer."""
        return self.answer(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        """The page of a refusal; nothing for a fault, which must be seen."""
        if isinstance(error, reading.Refusal):
            return refuse(request, Unread(error))
        return refuse(request, error) if isinstance(error, Refusal) else None


def refuse(request: HttpRequest, refusal: Refusal) -> HttpResponse:
    """Say the refusal as the reader asked to be answered: a page, or JSON."""
    if request.accepts("text/html"):
        context = {"refusal": refusal, "back": page_before(request), "typed": typed(request)}
        return render(request, "kit/refusal.html", context, status=refusal.status)
    body = {"code": refusal.code, "what": str(refusal.what), "way_out": str(refusal.way_out)}
    return JsonResponse(body, status=refusal.status)


def page_before(request: HttpRequest) -> str:
    """The page whose form was refused, where it is one of ours."""
    before = request.headers.get("Referer", "")
    if request.method != "POST" or not before:
        return ""
    try:
        here = url_has_allowed_host_and_scheme(before, {request.get_host()}, request.is_secure())
    except DisallowedHost:  # a refusal of that very thing is being said
        return ""
    return before if here else ""


def typed(request: HttpRequest) -> list[str]:
    """The sentences of a refused form: browsers forget them, and nobody writes them twice."""
    if request.method != "POST" or not is_readable(request):
        return []
    given = (text.strip() for _name, texts in request.POST.lists() for text in texts)
    return [text for text in given if " " in text and len(text) <= SENTENCE]


def is_readable(request: HttpRequest) -> bool:
    """Whether its form can be read: what was wrong with a request may be just that."""
    try:
        return bool(request.POST)
    except (BadRequest, SuspiciousOperation, UnreadablePostError):
        return False
