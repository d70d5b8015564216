"""An agreement that a school has signed, a request that it has open, kept as rows."""

from egide.catalogue import actions as catalogue
from egide.catalogue.queries import service
from egide.decisions.models import Agreement, Request
from egide.kit.clock import today
from egide.people.models import Organisation, Person
from egide.trust.agreement import value
from egide.trust.agreement.attributes import USUAL
from egide.trust.dated import Span

TOOL = "cartes-du-mur"


def an_agreement_of(code):
    """The agreement of that school with an invented tool; the same at each call."""
    school = Organisation.objects.get(code=code)
    kept = Agreement.objects.filter(school=school).first()
    return kept or _signed(school)


def _signed(school):
    catalogue.register(catalogue.Listing(TOOL, "Cartes", "Atelier du mur"))
    on = today()
    signed = value.Agreement(
        kind=value.Kind.OWN,
        service=TOOL,
        provider=value.Party("atelier-du-mur", "Atelier du mur"),
        controller=value.Controller.SCHOOL,
        organisation=value.Party(school.code, school.name),
        basis=value.Basis("0" * 64, "under_conditions", "2026-11", {}, {}, on),
        conditions=("pseudonyms_only",),
        attributes=USUAL,
        span=Span(on),
        retention_days=92,
        school=school.code,
    )
    return Agreement.objects.create(
        digest=signed.digest,
        kind=signed.kind.value,
        service_id=service(TOOL).id,
        organisation=school,
        school=school,
        payload=dict(signed.to_dict()),
        since=on,
        signed_by=Person.objects.get(key="helene"),
        signed_on=on,
    )


def a_request_of(code):
    """A request of that school for a tool of the catalogue; the same at each call."""
    school = Organisation.objects.get(code=code)
    an_agreement_of(code)
    said = {"name": "Cartes", "on": today()}
    return Request.objects.get_or_create(school=school, service_id=service(TOOL).id, defaults=said)[
        0
    ]
