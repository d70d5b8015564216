"""What pages inside Égide read of a request: who, when, and what was typed."""

from datetime import timedelta
from typing import cast

from django.http import HttpRequest
from django.utils import timezone

from egide.gateway.errors import NotALesson
from egide.gateway.inside.choosing import When
from egide.kit.clock import today
from egide.people.mandates import SignedIn

MOST = 3  # digits


def who(request: HttpRequest) -> SignedIn:
    """Whoever signed in: the guard let nobody else through."""
    return cast("SignedIn", request.user)


def now() -> When:
    """The day and the instant of this request."""
    return When(today(), timezone.now())


def lasting(request: HttpRequest) -> timedelta:
    """How long a lesson lasts, in minutes."""
    typed = request.POST.get("minutes", "")
    if not (typed.isascii() and typed.isdigit() and len(typed) <= MOST):
        raise NotALesson
    return timedelta(minutes=int(typed))
