"""The end of a session, asked by a service."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from egide.gateway.doors_in import arrivals, pages_leaving
from egide.gateway.doors_in.arrivals import Standing
from egide.gateway.doors_out.oidc import asking, hints, logout
from egide.gateway.doors_out.oidc.logout import Asked
from egide.kit.clock import today
from egide.kit.guards import everyone


@everyone
@never_cache
@csrf_exempt  # a service sends people by POST too; only proof that it is them ends the session
@sensitive_post_parameters()
@require_http_methods(["GET", "POST"])
def end_session(request: HttpRequest) -> HttpResponse:
    """Leave at once when the service proves whom it speaks of; else ask whoever stands here.

    A POST from another site comes without the session's cookie (SameSite): it asks as well.
    """
    asked = logout.asked(asking.parameters(request))
    here = arrivals.standing(request)
    if here is not None and proves(asked, here):
        return pages_leaving.depart(request, here, asked.parting)
    if here is None and request.method == "GET":
        return pages_leaving.left(request, asked.parting, sure=asked.hint is not None)
    return pages_leaving.confirm(request, asked.parting)


def proves(asked: Asked, here: Standing) -> bool:
    """Whether the service holds a token of the person and the session that are here."""
    if asked.client is None or asked.hint is None:
        return False
    return hints.speaks_of(asked.hint, here, asked.client, on=today())
