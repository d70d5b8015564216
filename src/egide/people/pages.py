"""Come in as an invented person of the demonstration: on a laptop alone."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_POST

from egide.kit.guards import everyone
from egide.people import actions
from egide.people.signin import sessions
from egide.people.signin.pages.asked import destination


@everyone
@require_POST
def enter(request: HttpRequest, key: str) -> HttpResponse:
    """Come in as an invented person."""
    sessions.admit(request, actions.become(key), proved_at=timezone.now())
    return redirect(destination(request))
