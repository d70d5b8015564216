"""The endpoints of sign-in: a request comes, the crossing, an answer goes."""

from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_GET, require_http_methods, require_safe

from egide.gateway import refusing
from egide.gateway.crossing import Crossing, cross
from egide.gateway.doors_in import arrivals
from egide.gateway.doors_in.arrivals import Standing
from egide.gateway.doors_in.onwards import to_sign_in
from egide.gateway.doors_out.saml import answers, asking, attributes, metadata, named, services
from egide.gateway.doors_out.saml.asking import Asked
from egide.gateway.doors_out.saml.assertions import Somebody, number
from egide.gateway.doors_out.saml.errors import Refused
from egide.gateway.errors import Shut
from egide.gateway.journaling import Moment
from egide.gateway.models import SamlService
from egide.gateway.saml.names import DENIED, NO_PASSIVE, RESPONDER, TRANSIENT
from egide.gateway.saml.xml import written
from egide.kit.clock import now, today
from egide.kit.guards import everyone
from egide.trust.agreement.attributes import Attribute


@everyone
@require_safe
def description(request: HttpRequest) -> HttpResponse:
    """What this provider is."""
    said = written(metadata.provider(at=now()))
    return HttpResponse(said, content_type="application/samlmetadata+xml")


@everyone
@never_cache
@csrf_exempt  # services send people by POST too; nothing is changed for whoever is sent
@require_http_methods(["GET", "POST"])
def sso(request: HttpRequest) -> HttpResponse:
    """Somebody comes with a service's request.

    A form of another site comes without our cookie (SameSite): they are sent to the page that has
    it, where who stands here is known.
    """
    asked = asking.asked(request, metadata.address("saml-sso"), at=now())
    if request.method == "POST" and arrivals.standing(request) is None:
        return HttpResponseRedirect(f"{reverse('gateway:saml-onwards')}?{suite(asked)}")
    return answered(request, asked)


@everyone
@never_cache
@require_GET
def onwards(request: HttpRequest) -> HttpResponse:
    """They come back from the sign-in with the same request."""
    return answered(request, asking.opened(request.GET.get("suite", ""), at=now()))


def answered(request: HttpRequest, asked: Asked) -> HttpResponse:
    """They leave with an answer, or learn why not. A service that wants no page gets a status."""
    client = services.service(asked.entity_id)
    described = services.described(client)
    try:
        here = arrivals.standing(request)
        if asked.wrong:
            raise Refused(asked.wrong)
        if here is None or (asked.force and here.at < asked.since):
            return to_the_school(asked)
        somebody = through(client, asked, here)
        answer = answers.success(asked, described, somebody, at=now())
    except Shut as shut:
        if not asked.passive:
            return refusing.page(request, shut)
        answer = answers.refusal(asked, Refused(DENIED, RESPONDER), at=now())
    except Refused as refused:
        answer = answers.refusal(asked, refused, at=now())
    return answers.back(request, asked, described, answer)


def to_the_school(asked: Asked) -> HttpResponse:
    """Sign in at the school's own place, then come back."""
    if asked.passive:
        raise Refused(NO_PASSIVE, RESPONDER)
    return to_sign_in("gateway:saml-onwards", suite(asked))


def suite(asked: Asked) -> str:
    """The request, as a browser carries it to the page that goes on with it."""
    return urlencode({"suite": asking.sealed(asked)})


def through(client: SamlService, asked: Asked, here: Standing) -> Somebody:
    """The crossing itself; the service is remembered, to be told of the session's end."""
    arrival, moment = arrivals.arrival(here), Moment(today(), now())
    disclosure = cross(
        Crossing(arrival, client.service.slug, frozenset(Attribute), moment)
    ).disclosure
    once = asked.format == TRANSIENT
    somebody = Somebody(
        name=number() if once else disclosure.released[Attribute.PSEUDONYM],
        attributes=attributes.named(disclosure, client.dialect, client.names),
        signed_in_at=here.at,
        session=number(),
    )
    named.remember(here, asked, somebody, at=moment.at)
    return somebody
