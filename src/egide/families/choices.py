"""A tool and a child: what stands, what may be chosen, what to do instead."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from egide.decisions import queries as decisions
from egide.families.errors import NoTool
from egide.families.queries import Tool, of_child
from egide.gateway import chosen
from egide.gateway.chosen import Seen
from egide.gateway.inside.choosing import About
from egide.gateway.inside.why import Explained, explained
from egide.people import queries as people
from egide.people.mandates import Actor
from egide.people.queries import Child
from egide.trust.disclosure.admission import CONSENT_AGE, Reason
from egide.trust.disclosure.policy import age_surely_reached


@dataclass(frozen=True)
class Option:
    """What one of those who act for a child finds on the page of a tool."""

    child: Child
    tool: Tool
    about: About
    explained: Explained
    seen: Seen
    asks_consent: bool
    alone: bool  # old enough to choose without a guardian

    @property
    def open(self) -> bool:
        """Whether the child enters today, lessons aside: they come and go."""
        return self.explained.shut in {None, Reason.NOT_SUPERVISED}


def option(pupil: UUID, service: str, *, by: Actor, on: date) -> Option:
    """The page of a tool for a child whose classes use it; NoTool for any other."""
    of = of_child(pupil, on=on)
    tool = next((one for one in of.tools if one.held.service == service), None)
    if tool is None:
        raise NoTool(service)
    school = tool.held.school or of.child.schools[0]
    arrival = people.arriving(pupil, school)
    if arrival is None:
        raise NoTool(service)
    found = explained(arrival, service, on=on)
    policy = found.policy
    grown = age_surely_reached(of.child.birth_month, CONSENT_AGE, on)
    digest = policy.agreement if policy else tool.held.signed.digest
    return Option(
        child=of.child,
        tool=tool,
        about=About(pupil, school, service, digest),
        explained=found,
        seen=chosen.about(pupil, service, by=by),
        asks_consent=bool(policy and policy.rules.consent_under_15 and not grown),
        alone=grown,
    )


def instead(one: Option, *, on: date) -> tuple[str, ...]:
    """The tools that do the same work and that the school opened already."""
    levels = (one.child.level,) if one.child.level else ()
    answer = decisions.answer_for(one.about.school, one.about.service, levels, on=on)
    usable = (found for found in answer.equivalents if found.may is decisions.May.NOW)
    return tuple(found.service.name for found in usable)


def paper_about(school: int, pupil: UUID, service: str, *, on: date) -> About:
    """What a paper is about: the agreement that holds for this pupil today."""
    arrival = people.arriving(pupil, school)
    found = explained(arrival, service, on=on) if arrival else None
    if found is None or found.policy is None:
        raise NoTool(service)
    return About(pupil, school, service, found.policy.agreement)
