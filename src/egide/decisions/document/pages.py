"""The sealed paper of an agreement, for whoever may read the register, and for the provider."""

from typing import cast

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from egide.decisions.document.actions import document_of
from egide.decisions.document.queries import Identified, identified
from egide.kit.clock import today
from egide.kit.guards import signed_in
from egide.people import mandates
from egide.people import queries as people
from egide.people.mandates import Actor
from egide.trust.mandate import Power


def require_reader(by: Actor, found: Identified) -> None:
    """Whoever may read the register there; the provider reads what it is a party to."""
    on = today()
    party = people.provider(found.provider)
    if party and mandates.ruling(by, Power.SPEAK_FOR_PROVIDER, at=party.id, on=on).allowed:
        return
    mandates.require(by, Power.READ_REGISTER, at=found.reads_at, on=on)


@signed_in
@require_safe
def paper(request: HttpRequest, digest: str) -> HttpResponse:
    """The PDF; 404 for a digest that nothing has, a refusal for whoever may not read it."""
    found = identified(digest)
    require_reader(cast("Actor", request.user), found)
    document = document_of(found.id)
    response = HttpResponse(bytes(document.pdf), content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="convention-{digest[:8]}.pdf"'
    return response
