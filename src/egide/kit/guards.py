"""Who may enter: each page says so with a decorator, and a page that says nothing stays closed."""

from collections.abc import Callable, Iterator, Sequence
from functools import update_wrapper
from typing import Any, Concatenate, ParamSpec, Protocol
from urllib.parse import urlencode

from django.core.checks import CheckMessage, Error
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import resolve_url
from django.urls import URLPattern, URLResolver, get_resolver

from egide.kit.errors import NotYours

P = ParamSpec("P")
Page = Callable[Concatenate[HttpRequest, P], HttpResponse]


class Guard(Protocol):
    """A decorator that leaves the parameters of a page as they are."""

    def __call__(self, page: Page[P], /) -> Page[P]:
        """The page, guarded."""
        ...


def everyone(page: Page[P]) -> Page[P]:
    """Anyone may enter, signed in or not."""
    return declared(page, "everyone")


def signed_in(page: Page[P]) -> Page[P]:
    """Whoever signed in may enter; others are sent to the door and come back."""

    def guarded(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        if not request.user.is_authenticated:
            return to_the_door(request)
        return page(request, *args, **kwargs)

    return declared(update_wrapper(guarded, page), "signed in")


def needs(*roles: str) -> Guard:
    """Whoever signed in with one of these roles may enter."""

    def decorate(page: Page[P], /) -> Page[P]:
        def guarded(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
            if getattr(request.user, "role", "") not in roles:
                raise NotYours(*roles)
            return page(request, *args, **kwargs)

        return declared(signed_in(update_wrapper(guarded, page)), " or ".join(roles))

    return decorate


def declared(page: Page[P], who: str) -> Page[P]:
    """Write on a page who may enter."""
    page.guard = who  # type: ignore[attr-defined]  # a function carries what its door says
    return page


def to_the_door(request: HttpRequest) -> HttpResponse:
    """Sign in first, then come back to this page."""
    from django.conf import settings

    back = urlencode({"next": request.get_full_path()})
    return HttpResponseRedirect(f"{resolve_url(settings.LOGIN_URL)}?{back}")


class Undeclared(Exception):
    """A fault: this page does not say who may enter."""


class Doors:
    """The middleware that keeps an undeclared page closed."""

    def __init__(self, answer: Callable[[HttpRequest], HttpResponse]) -> None:
        self.answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Let the page answer."""
        return self.answer(request)

    def process_view(self, request: HttpRequest, view: Callable[..., Any], *_: object) -> None:
        """Stop before a page that declared nothing."""
        if not hasattr(view, "guard"):
            raise Undeclared(request.path)


def routes(patterns: Sequence[URLPattern | URLResolver] | None = None) -> Iterator[URLPattern]:
    """Every route of the house."""
    for entry in patterns if patterns is not None else get_resolver().url_patterns:
        if isinstance(entry, URLResolver):
            yield from routes(entry.url_patterns)
        else:
            yield entry


def unguarded_routes(**_: object) -> list[CheckMessage]:
    """What `check` says of the routes without a guard."""
    return [
        Error(f"{route.lookup_str} does not declare who may enter", id="kit.E001")
        for route in routes()
        if not hasattr(route.callback, "guard")
    ]
