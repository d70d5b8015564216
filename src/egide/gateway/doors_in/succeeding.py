"""One after the other in the same browser: the session before is over, wherever it went.

Schools share computers. A tool that still shows who came before would let the next person write in
their name: those that asked are told, as if the one before had left.
"""

from django.http import HttpRequest

from egide.gateway.doors_in import arrivals
from egide.gateway.doors_in.arrivals import Standing
from egide.gateway.endings import leaving, visits


def stand(request: HttpRequest, standing: Standing, *, at: int) -> None:
    """Let somebody stand here; whoever signs in again goes on, with where they have been."""
    former = arrivals.standing(request)
    if former is not None and former.member == standing.member:
        visits.follow(former.session, standing.session)
    elif former is not None:
        arrivals.leave(request)
        leaving.end(former.session, at=at)
    arrivals.keep(request, standing)
