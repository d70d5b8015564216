"""What this room puts on pages of the rooms above it: papers beside an agreement."""

from django.http import HttpRequest
from django.template.loader import render_to_string

from egide.decisions.document.queries import digest_of
from egide.families.queries import last
from egide.people.roles import Role

# They read the page and not the register: a link would lead them to a refusal.
NO_REGISTER = frozenset({"", Role.TEACHER, Role.PUPIL, Role.GUARDIAN, Role.AUTHORITY})


def documents(request: HttpRequest, *, agreement: int) -> str:
    """The sealed PDF of an agreement, and what families were told of it: two queries."""
    told = last([agreement]).get(agreement)
    reads = getattr(request.user, "role", "") not in NO_REGISTER
    about = {"digest": digest_of(agreement) if reads else "", "told": told}
    return render_to_string("families/parts/documents.html", about, request)
