"""Wrong secrets at the endpoints where a client's server proves itself: counted, in one place.

The fast way only asks whether somebody waits: what it refuses comes here again, and counts once.
"""

from collections.abc import Iterator
from contextlib import contextmanager, suppress

from django.http import HttpRequest

from egide.gateway.doors_out.oidc import clients
from egide.gateway.doors_out.oidc.errors import Refused
from egide.people.signin.throttle import caller


@contextmanager
def guesses_counted(request: HttpRequest, *, at: int) -> Iterator[None]:
    """What a client's server proves itself by in here; a wrong secret is counted."""
    try:
        yield
    except Refused as refusal:
        if refusal.error == "invalid_client":
            header = request.headers.get("Authorization", "")
            with suppress(Refused):  # credentials that cannot be read name nobody
                clients.missed(header, request.POST.dict(), caller=caller(request), at=at)
        raise
