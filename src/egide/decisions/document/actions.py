"""Make the paper of an agreement, seal it, keep it. Made once: what was sealed is never redone."""

from datetime import date, datetime
from hashlib import sha256

from django.conf import settings
from django.db.transaction import atomic
from django.utils.timezone import now

from egide.decisions.document.around import around
from egide.decisions.document.check import ATTACHED
from egide.decisions.document.conf import seal
from egide.decisions.document.content import content
from egide.decisions.document.queries import opinion_before
from egide.decisions.document.seal import DEMONSTRATION, NoSeal, Seal, make, sealed
from egide.decisions.models import Agreement, Document
from egide.decisions.queries import agreement
from egide.kit.paper import printed
from egide.trust.canonical import canonical


@atomic
def document_of(number: int) -> Document:
    """The sealed paper of that agreement, made the first time that it is wanted."""
    row = Agreement.objects.select_for_update().get(pk=number)
    kept = Document.objects.filter(agreement=row).first()
    return kept or _made(row, row.signed_on)


def _made(row: Agreement, on: date) -> Document:
    held = agreement(row.pk, on=on)
    near = around([held.signed], on=held.signed.basis.on)[held.signed.digest]
    attached = {ATTACHED: (canonical(held.signed).encode(), row.at)}
    shown = content(held, near, opinion_before(row.digest))
    pdf = printed("decisions/paper.html", shown, language="fr", attached=attached)
    whole, name = sealed(pdf, ready(now()))
    return Document.objects.create(
        agreement=row, pdf=whole, sha256=sha256(whole).hexdigest(), sealed_by=name
    )


def ready(at: datetime) -> Seal:
    """The seal of this house; in a demonstration, one that says so is made at the first need."""
    held = seal()
    if not held.there:
        if not settings.PERSONAS:
            raise NoSeal
        make(held, DEMONSTRATION, at=at)
    return held
