"""Who may ask why something left about somebody: who acts for them, who teaches them, who answers.

The officer of the school reads it without the name: they know whom they ask about, or need two.
"""

from datetime import date
from uuid import UUID

from egide.people import queries as people
from egide.people.errors import NoMandate, NoPupil
from egide.people.mandates import Actor, ruling
from egide.people.queries import Arrival
from egide.trust.mandate import Kind, Place, Power


def to_somebody(member: UUID, by: Actor, *, on: date) -> tuple[Arrival, bool]:
    """The person as a door sees them, and whether the reader may read their name."""
    found = [people.arriving(member, school) for school in people.schools_of_member(member)]
    here = [one for one in found if one is not None]
    if not here:
        raise NoPupil
    if by.member_id == member:
        return here[0], True
    own = (
        here[0].kind == "pupil"
        and ruling(by, Power.ACT_FOR_PUPIL, at=Place(str(member), Kind.PUPIL), on=on).allowed
    )
    if own:
        return here[0], True
    for one in here:
        if one.kind == "pupil" and teaches(one, by, on):
            return one, True
    return answers(here, by, on)


def teaches(one: Arrival, by: Actor, on: date) -> bool:
    """Whether the reader teaches a class of theirs, or runs their school."""
    classes = (people.place_of_class(group) for group in one.groups)
    places = (people.place_of(one.school), *classes)
    return any(ruling(by, Power.READ_CLASS, at=place, on=on).allowed for place in places)


def answers(here: list[Arrival], by: Actor, on: date) -> tuple[Arrival, bool]:
    """The officer of a school of theirs, who reads no name; NoMandate for anybody else."""
    for one in here:
        if ruling(by, Power.REVIEW, at=one.school, on=on).allowed:
            return one, False
    raise NoMandate(Power.READ_CLASS, ruling(by, Power.READ_CLASS, at=here[0].school, on=on))
