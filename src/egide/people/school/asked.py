"""What the forms of the page ask: from words that anybody may have typed to values."""

from datetime import date, timedelta
from uuid import UUID

from django.http import HttpRequest

from egide.people.actions.mandates import Appointment, Vote
from egide.people.errors import Incomplete
from egide.people.roles import Role
from egide.trust.dated import Span

LONGEST = 120


def a_day(request: HttpRequest, name: str) -> date:
    """A day that must be given."""
    try:
        return date.fromisoformat(request.POST.get(name, "").strip())
    except ValueError:
        raise Incomplete from None


def a_span(request: HttpRequest) -> Span:
    """From a day to another, the last one included as people say it."""
    since, last = a_day(request, "since"), a_day(request, "last")
    if last.year > since.year + 10:
        raise Incomplete
    return Span(since, last + timedelta(days=1))


def an_appointment(request: HttpRequest, organisation: int) -> Appointment:
    """A mandate to give; without a last day, until it is taken back."""
    role = request.POST.get("role", "")
    if role not in Role.values:
        raise Incomplete
    ends = bool(request.POST.get("last", "").strip())
    span = a_span(request) if ends else Span(a_day(request, "since"))
    grounds = words(request, "grounds")
    return Appointment(somebody(request), Role(role), organisation, span, grounds)


def words(request: HttpRequest, name: str) -> str:
    """A few words, on one line."""
    said = request.POST.get(name, "").strip()
    if len(said) > LONGEST or "\x00" in said:
        raise Incomplete
    return said


def somebody(request: HttpRequest) -> UUID:
    """A person that must be chosen."""
    try:
        return UUID(request.POST.get("to", ""))
    except ValueError:
        raise Incomplete from None


def a_vote(request: HttpRequest, organisation: int) -> Vote:
    """A vote of the board: its act, and the days for which it stands."""
    reference = words(request, "reference")
    if not reference:
        raise Incomplete
    return Vote(organisation, reference, a_span(request))
