"""A row to write about, held until the transaction ends."""

from egide.decisions.errors import NoSuchAgreement
from egide.decisions.models import Agreement


def row(number: int) -> Agreement:
    """That agreement; NoSuchAgreement when there is none."""
    found = Agreement.objects.select_for_update(of=("self",)).select_related("service", "request")
    kept = found.filter(pk=number).first()
    if kept is None:
        raise NoSuchAgreement(str(number))
    return kept
