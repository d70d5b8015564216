"""Where a client's server pushes a request."""

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from egide.gateway.doors_out.credentials import form_of
from egide.gateway.doors_out.oidc import answers, clients, par
from egide.gateway.doors_out.oidc.errors import Refused
from egide.gateway.doors_out.oidc.wary import guesses_counted
from egide.kit.clock import now
from egide.kit.guards import everyone
from egide.people.signin.throttle import caller


@everyone
@csrf_exempt  # a server comes here, with its own secret
@sensitive_post_parameters()
@require_POST
def push(request: HttpRequest) -> HttpResponse:
    """A request for a reference (RFC 9126, section 2)."""
    try:
        form = form_of(request.POST.lists(), Refused)
        header, at = request.headers.get("Authorization", ""), now()
        with guesses_counted(request, at=at):
            client = clients.authenticated(header, form, caller=caller(request), at=at)
        said = {"request_uri": par.push(client, form, at=at), "expires_in": par.LASTS}
        return answers.unkept(JsonResponse(said, status=201))
    except Refused as refusal:
        return answers.refused(refusal, "Basic")
