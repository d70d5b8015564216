"""Sessions: a new key at each sign-in, an end to each, and all of a person's ended at once."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from django.conf import settings
from django.contrib.auth import login, logout
from django.db.models import F
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from egide.people.models import Person
from egide.people.signin import bounds

ENTERED, SEEN, PROVED = "entered", "seen", "proved"
# Silence is measured to the minute: one writing a minute, not one a page.
GRAIN = 60


def admit(request: HttpRequest, person: Person, *, proved_at: datetime | None) -> None:
    """Let somebody in, in a session that shares nothing with the one before.

    `proved_at` is when they showed who they are: a service that vouches may not say it.
    """
    request.session.flush()
    login(request, person)
    request.session[PROVED] = proved_at.timestamp() if proved_at else 0


def stamp(request: HttpRequest, **_: Any) -> None:
    """Write when a session began, however it did (heard at each sign-in)."""
    now = timezone.now().timestamp()
    request.session[ENTERED] = request.session[SEEN] = now


def bounded(answer: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """The middleware that ends a session after a school day, or after a long silence."""

    def wrapped(request: HttpRequest) -> HttpResponse:
        if settings.SESSION_COOKIE_NAME in request.COOKIES and request.user.is_authenticated:
            hold(request, at=timezone.now())
        return answer(request)

    return wrapped


def hold(request: HttpRequest, *, at: datetime) -> None:
    """End the session if its time is over; else note that somebody is there."""
    if is_over(request.session.get(ENTERED, 0), request.session.get(SEEN, 0), at=at):
        logout(request)
    elif at.timestamp() - request.session[SEEN] > GRAIN:
        request.session[SEEN] = at.timestamp()


def is_over(entered: float, seen: float, *, at: datetime) -> bool:
    """Whether a session lasted its time, or was silent too long."""
    lasted, silent = at.timestamp() - entered, at.timestamp() - seen
    longest, longest_silence = bounds.LONGEST_SESSION, bounds.LONGEST_SILENCE
    return lasted >= longest.total_seconds() or silent >= longest_silence.total_seconds()


def is_fresh(request: HttpRequest, *, at: datetime) -> bool:
    """Whether the person proved who they are a moment ago."""
    age = at.timestamp() - float(request.session.get(PROVED, 0))
    return -GRAIN <= age < bounds.FRESH.total_seconds()


def end_all(person: Person) -> None:
    """End every session of a person, wherever it is."""
    Person.objects.filter(pk=person.pk).update(era=F("era") + 1)
    person.refresh_from_db(fields=["era"])
