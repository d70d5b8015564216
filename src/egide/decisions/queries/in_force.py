"""Which agreement opens a school's door to a service today: read at the door, never cached.

A suspension, a closing, a deadline that passed count from the moment they are written.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Q

from egide.catalogue import queries as catalogue
from egide.decisions import standing
from egide.decisions.held import Held, held
from egide.decisions.models import Agreement
from egide.decisions.standing import NOTHING_SAID, Line
from egide.law.shelf import shelf
from egide.people import queries as people
from egide.trust.agreement.attributes import Attribute, allowed
from egide.trust.agreement.conditions import texts, together
from egide.trust.agreement.precedence import Applies, Candidate, Over, applies
from egide.trust.agreement.value import Kind

OPENING = (Kind.OWN.value, Kind.ACCESSION.value, Kind.EXPERIMENT.value)


@dataclass(frozen=True, slots=True)
class Pupils:
    """Whose door is asked about. Empty: the whole school.

    Whoever stands at a door names the level, "unknown" when it is: no agreement for some classes
    covers that one.
    """

    level: str = ""
    group: UUID | None = None


WHOLE_SCHOOL = Pupils()


@dataclass(frozen=True)
class InForce:
    """The agreement that applies, what may leave and what binds today, those it wins over."""

    agreement: Held
    attributes: tuple[Attribute, ...]
    conditions: tuple[str, ...]
    retention_days: int
    ends: date | None
    over: tuple[tuple[Held, Over], ...]
    line: Line


def in_force(
    school: int, service: str, *, on: date, pupils: Pupils = WHOLE_SCHOOL
) -> InForce | None:
    """What opens that school's door to that service on that day; None when it is shut."""
    return opening(school, service, on=on).to(pupils)


@dataclass(frozen=True)
class Opening:
    """All that may open one school's door to one service on a day, whoever stands there."""

    found: tuple[Held, ...]
    said: Line

    def to(self, pupils: Pupils) -> InForce | None:
        """What opens it to these pupils; None when it is shut."""
        covering = [one for one in self.found if covers(one, pupils)]
        return chosen(covering, self.said, whole=pupils.group is None)


def opening(school: int, service: str, *, on: date) -> Opening:
    """Read once for the many who stand at that door; a door closed above opens to nobody."""
    card = catalogue.service(service)
    line = people.lineage(school)
    said = standing.lines([card.id], line, on).get(card.id, NOTHING_SAID)
    if said.closed_by:
        return Opening((), said)
    above = [one.id for one in line]
    national = Q(kind=Kind.NATIONAL.value, organisation__in=above)
    rows = Agreement.objects.filter(Q(school=school, kind__in=OPENING) | national, service=card.id)
    return Opening(held(rows, on=on), said)


def covers(one: Held, pupils: Pupils) -> bool:
    """Whether an agreement is about these pupils."""
    if pupils.level and one.signed.levels and pupils.level not in one.signed.levels:
        return False
    return not (pupils.group and one.signed.groups and str(pupils.group) not in one.signed.groups)


def chosen(found: Iterable[Held], said: Line, *, whole: bool = True) -> InForce | None:
    """The one that applies among these, with what the levels above put on top."""
    by_digest = {one.signed.digest: one for one in found}
    words = shelf().vocabulary
    winner = applies(map(candidate, by_digest.values()), words, whole=whole)
    if winner is None:
        return None
    return shown(winner, by_digest, said)


def shown(winner: Applies, by_digest: dict[str, Held], said: Line) -> InForce:
    """What the rule found, with what each level above adds."""
    bound = together((*winner.conditions, *said.conditions), shelf().vocabulary)
    leaving = winner.attributes & allowed(texts(bound))
    return InForce(
        agreement=by_digest[winner.candidate.agreement.digest],
        attributes=tuple(name for name in Attribute if name in leaving),
        conditions=texts(bound),
        retention_days=winner.retention_days,
        ends=winner.ends,
        over=tuple((by_digest[one.candidate.agreement.digest], one) for one in winner.over),
        line=said,
    )


def candidate(one: Held) -> Candidate:
    """An agreement as the rule of precedence compares it."""
    return Candidate(one.signed, one.status, one.signed_on, one.conditions, one.ends)
