"""Which pupil bears which name in a tool: computed when it is asked, never kept.

Whoever never went to a tool has no name there yet.
"""

import unicodedata
from collections.abc import Iterable, Mapping
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
class Names:
    """The name that a tool shows now, and the one it showed before its key changed."""

    now: str = ""
    before: str = ""


@dataclass(frozen=True, slots=True)
class Naming:
    """Under which key and for which controller a tool names the people of a school.

    `former`: the key before that one, while both are carried; a tool may still show its names.
    """

    school: int
    service: str
    controller: str
    key: Keyed
    former: Keyed | None = None

    def names(self, members: Iterable[UUID]) -> dict[UUID, Names]:
        """How each of these who went there is shown, in one query."""
        there = SchoolIndex.objects.filter(school=self.school, member__in=list(members))
        known = dict(there.values_list("member", "number"))
        before = self.shown(self.former, known) if self.former else {}
        return {
            member: Names(name, before.get(member, ""))
            for member, name in self.shown(self.key, known).items()
        }

    def shown(self, key: Keyed, numbers: Mapping[UUID, int]) -> dict[UUID, str]:
        """The display names under a key."""
        secret = display_secret(keys.of_service(self.service, key), self.controller)
        return {member: display_name(secret, number) for member, number in numbers.items()}

    def bearer(self, named: str) -> UUID | None:
        """Who bears that display name or that pseudonym in the school, or nobody."""
        there = SchoolIndex.objects.filter(school=self.school, member__gone_on__isnull=True)
        everybody = list(there.values_list("member", flat=True))
        wanted = folded(named)
        for member, names in self.names(everybody).items():
            if wanted in {folded(names.now), folded(names.before), *self.pseudonyms(member)}:
                return member
        return None

    def pseudonyms(self, member: UUID) -> tuple[str, ...]:
        """What stands for somebody in the tool, under each key that is carried."""
        carried = (key for key in (self.key, self.former) if key)
        subject = Subject(str(member), self.controller)
        return tuple(pseudonym(keys.of_service(self.service, key), subject) for key in carried)


@dataclass(frozen=True, slots=True)
class Bearer:
    """A pupil and their name in a tool; empty while they never went there. In no `repr`."""

    pupil: UUID
    given_name: str = field(repr=False)
    family_name: str = field(repr=False)
    name: str = field(repr=False)
    before: str = field(default="", repr=False)

    def answers_to(self, asked: str) -> bool:
        """Whether one of their names holds what is looked for."""
        return any(folded(asked) in folded(name) for name in (self.name, self.before))


def naming(school: int, service: str, *, on: date) -> Naming | None:
    """How a tool names that school's people today, or did last; None when nothing was signed."""
    policy = policies.policy(Door(school, service, on))
    if policy is not None:
        return Naming(school, service, policy.controller, policy.key, policy.former)
    signed = (one.signed for one in decisions.agreements_of(school, on=on)
              if one.service == service)  # fmt: skip
    last = next(signed, None)
    if last is None:
        return None
    named = versions.standing(service, on=on)
    return Naming(school, service, last.organisation.code, named.current, named.former)


def folded(name: str) -> str:
    """A name as it is compared: whoever types « ecureuil 4 » means « Écureuil 4 »."""
    plain = unicodedata.normalize("NFKD", " ".join(name.split())).casefold()
    return "".join(sign for sign in plain if not unicodedata.combining(sign))
