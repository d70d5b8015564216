"""Agreements by who answers for them: what registers and papers read."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Count, Q

from egide.decisions.errors import NoSuchAgreement
from egide.decisions.held import Held, held
from egide.decisions.models import Agreement
from egide.decisions.models import Opinion as Said
from egide.trust.agreement.value import Kind

# A framework or an offer opens nothing by itself: no processing yet, no line in a register.
PROCESSING = tuple(kind for kind in Kind if kind not in {Kind.FRAMEWORK, Kind.OFFER})


def concerning(
    organisation: int, line: Collection[int], *, on: date, known_at: datetime | None = None
) -> tuple[Held, ...]:
    """What an organisation has signed, or what opens its doors: its own, from above, national.

    `line`: the organisation and what it stands in. What had begun by that day, over or not.
    """
    national = Q(kind=Kind.NATIONAL.value, organisation__in=line)
    rows = Agreement.objects.filter(
        Q(organisation=organisation) | Q(school=organisation) | national,
        kind__in=PROCESSING,
        since__lte=on,
        signed_on__lte=on,
    )
    return held(rows, on=on, known_at=known_at)


def counted(schools: Collection[int], *, on: date) -> dict[int, int]:
    """How many agreements each of these schools has signed itself, in one query."""
    rows = Agreement.objects.filter(
        organisation__in=schools, kind__in=PROCESSING, since__lte=on, signed_on__lte=on
    )
    return dict(rows.values_list("organisation").annotate(Count("pk")))


@dataclass(frozen=True, slots=True)
class Identified:
    """An agreement found by its digest, and the organisation at which one must be able to read."""

    id: int
    reads_at: int
    provider: str


def identified(digest: str) -> Identified:
    """The agreement of that digest; NoSuchAgreement when there is none."""
    wanted = ("pk", "school_id", "organisation_id", "service__provider__name")
    found = Agreement.objects.filter(digest=digest).values(*wanted).first()
    if found is None:
        raise NoSuchAgreement(digest)
    at = found["school_id"] or found["organisation_id"]
    return Identified(found["pk"], at, found["service__provider__name"])


@dataclass(frozen=True, slots=True)
class Opinion:
    """What the data protection officer said before a signature."""

    by: str
    on: date
    favourable: bool
    text: str


def opinion_before(digest: str) -> Opinion | None:
    """The last opinion given on what became that agreement, before it was signed: two queries."""
    row = Agreement.objects.filter(digest=digest).values("request_id", "at").first()
    if row is None or row["request_id"] is None:
        return None
    said = Said.objects.filter(request=row["request_id"], at__lte=row["at"]).order_by("-id")
    last = said.select_related("by").first()
    return Opinion(last.by.display_name, last.on, last.favourable, last.text) if last else None


def digest_of(number: int) -> str:
    """The digest of that agreement; empty when there is none."""
    return Agreement.objects.filter(pk=number).values_list("digest", flat=True).first() or ""
