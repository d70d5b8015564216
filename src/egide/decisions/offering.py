"""From what one school signed to what its provider offers to all."""

from dataclasses import replace
from datetime import date

from egide.decisions.places import party
from egide.people.queries import Org
from egide.trust.agreement.value import Agreement, Kind
from egide.trust.dated import Span


def offered(signed: Agreement, provider: Org, on: date) -> Agreement:
    """The same words, signed by the provider; nothing in it is about the school that signed."""
    return replace(
        signed,
        kind=Kind.OFFER,
        organisation=party(provider),
        span=Span(on, signed.span.until),
        groups=(),
        acts=(),
        board="",
        despite="",
        school="",
        framework=signed.digest,
    )
