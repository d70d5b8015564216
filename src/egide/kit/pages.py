"""The pages that no room owns: errors that speak, and the health of this process."""

import sys

from django.db import InterfaceError, OperationalError, connection
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.template.loader import render_to_string
from django.utils.translation import gettext_lazy as _

from egide.kit.errors import Missing, Refusal, refuse
from egide.kit.guards import everyone


class Unreadable(Refusal):
    """A request that does not hold together."""

    code = "unreadable"
    what = _("La demande est arrivée incomplète ou mal formée.")
    way_out = _("Revenez à la page précédente et recommencez.")


class Closed(Refusal):
    """A door closed by Django itself."""

    code = "closed"
    status = 403
    what = _("Cette page est fermée.")
    way_out = _("Entrez avec un compte qui y a droit.")


class Expired(Refusal):
    """A form older than its token, or sent from elsewhere."""

    code = "expired"
    status = 403
    what = _("Ce formulaire a expiré, ou vient d’une autre page.")
    way_out = _("Rechargez la page, puis envoyez-le de nouveau. Rien n’a été enregistré.")


@everyone
def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """400."""
    return refuse(request, Unreadable())


@everyone
def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    """403."""
    return refuse(request, Closed())


@everyone
def expired(request: HttpRequest, reason: str = "") -> HttpResponse:
    """403, for a form without a fresh token."""
    return refuse(request, Expired())


@everyone
def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """404."""
    return refuse(request, Missing(request.path))


@everyone
def failure(request: HttpRequest) -> HttpResponse:
    """500: without database, session or navigation, which may be what failed.

    503 where it is the database that does not answer: come back, nothing is broken.
    """
    away = isinstance(sys.exc_info()[1], OperationalError | InterfaceError)
    answer = HttpResponse(render_to_string("kit/failure.html"), status=503 if away else 500)
    if away:
        answer.headers["Retry-After"] = "5"
    return answer


@everyone
def health(request: HttpRequest) -> JsonResponse:
    """Whether this process can answer: 200 when the database does, else 503."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except OperationalError:
        return JsonResponse({"status": "no database"}, status=503)
    return JsonResponse({"status": "ok"})
