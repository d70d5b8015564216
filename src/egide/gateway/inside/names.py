"""Which pupil bears which name in a tool: computed when it is asked, never kept.

Whoever never went to a tool has no name there yet.
"""

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from egide.decisions import queries as decisions
from egide.gateway.held import policies
from egide.gateway.held.policies import Door
from egide.gateway.models import SchoolIndex
from egide.gateway.secrets import keys, versions
from egide.trust.disclosure.display_names import display_name
from egide.trust.disclosure.pseudonyms import Subject, display_secret, pseudonym
from egide.trust.disclosure.versions import Keyed


@dataclass(frozen=True, slots=True)
class Naming:
    """Under which key and for which controller a tool names the people of a school."""

    school: int
    service: str
    controller: str
    key: Keyed

    def names(self, members: Iterable[UUID]) -> dict[UUID, str]:
        """The display name of each of these who has one, in one query."""
        secret = display_secret(keys.of_service(self.service, self.key), self.controller)
        there = SchoolIndex.objects.filter(school=self.school, member__in=list(members))
        known = there.values_list("member", "number")
        return {member: display_name(secret, number) for member, number in known}

    def bearer(self, named: str) -> UUID | None:
        """Who bears that display name or that pseudonym in the school, or nobody."""
        there = SchoolIndex.objects.filter(school=self.school, member__gone_on__isnull=True)
        everybody = list(there.values_list("member", flat=True))
        wanted = folded(named)
        key = keys.of_service(self.service, self.key)
        for member, name in self.names(everybody).items():
            if wanted in {folded(name), pseudonym(key, Subject(str(member), self.controller))}:
                return member
        return None


@dataclass(frozen=True, slots=True)
class Bearer:
    """A pupil and their name in a tool; empty while they never went there. In no `repr`."""

    pupil: UUID
    given_name: str = field(repr=False)
    family_name: str = field(repr=False)
    name: str = field(repr=False)


def naming(school: int, service: str, *, on: date) -> Naming | None:
    """How a tool names that school's people today, or did last; None when nothing was signed."""
    policy = policies.policy(Door(school, service, on))
    if policy is not None:
        return Naming(school, service, policy.controller, policy.key)
    signed = (one.signed for one in decisions.agreements_of(school, on=on)
              if one.service == service)  # fmt: skip
    last = next(signed, None)
    if last is None:
        return None
    key = versions.standing(service, on=on).current
    return Naming(school, service, last.organisation.code, key)


def folded(name: str) -> str:
    """A name as it is compared: whoever types « ecureuil 4 » means « Écureuil 4 »."""
    plain = unicodedata.normalize("NFKD", " ".join(name.split())).casefold()
    return "".join(sign for sign in plain if not unicodedata.combining(sign))
