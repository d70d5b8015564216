"""What a page reads several times is asked of the database once.

A page is put together by readers that do not know each other; each asks for the school's line, the
service, what stands. While a page that changes nothing is made (GET), the first answer is kept and
given again. Anywhere else (an action, a command, a test) every call asks.
"""

from collections.abc import Callable, Hashable, Iterator
from contextvars import ContextVar
from functools import wraps
from typing import Any, ParamSpec, TypeVar

from django.http import HttpRequest, HttpResponse

P = ParamSpec("P")
R = TypeVar("R")
SAFE = {"GET", "HEAD"}

_kept: ContextVar[dict[Hashable, Any] | None] = ContextVar("kept", default=None)


def once(read: Callable[P, R]) -> Callable[P, R]:
    """Keep the first answer of a reader, by its arguments, while a page is made.

    The answer is shared: readers give values that nobody changes.
    """

    @wraps(read)
    def reader(*args: P.args, **kwargs: P.kwargs) -> R:
        kept, key = _kept.get(), _key((*args, *kwargs.items()))
        if kept is None or key is None:
            return read(*args, **kwargs)
        if (read, key) not in kept:
            kept[read, key] = read(*args, **kwargs)
        answer: R = kept[read, key]
        return answer

    return reader


def _key(given: object) -> Hashable | None:
    """Arguments as a key; None for what cannot be one, or would be used up by looking at it."""
    if isinstance(given, (list, tuple)):
        parts = [_key(part) for part in given]
        return None if None in parts else tuple(parts)
    if isinstance(given, (set, frozenset)):
        return frozenset(given)
    if isinstance(given, (Iterator, dict)):
        return None
    return (type(given).__name__, given) if isinstance(given, Hashable) else None


class Once:
    """The middleware that opens and forgets what a page keeps."""

    def __init__(self, answer: Callable[[HttpRequest], HttpResponse]) -> None:
        self.answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Make the page."""
        if request.method not in SAFE:
            return self.answer(request)
        token = _kept.set({})
        try:
            return self.answer(request)
        finally:
            _kept.reset(token)
