"""What a month changes in a school: leavers, arrivals, changes of class, of guardian, of staff."""

from collections.abc import Iterator

from egide.people.synth.chance import Draw
from egide.people.synth.order import Order
from egide.people.synth.people import A_MONTH, Families, names, people_of, seated
from egide.people.synth.persons import Guardian, People, Pupil, Room, Staff
from egide.people.synth.places import Attended, School

LEAVES, ARRIVES, MOVES, PARTS, RENAMED, REPLACED = 0.006, 0.008, 0.01, 0.003, 0.001, 0.01


def everybody(order: Order, place: Attended) -> People:
    """The people of a school that is open, those it absorbed among them."""
    own, *joined = (grown(order, school) for school in place.origins)
    for other in joined:
        own = _with(own, other)
    return own


def grown(order: Order, school: School) -> People:
    """The people of a school once the months have passed; the same months give the same people."""
    people = people_of(order, school)
    for month in range(1, order.month + 1):
        draw = Draw(order.chance("month", month, school.index), order.school_year)
        people = _a_month(people, draw, school.first + month * A_MONTH)
    return people


def _a_month(people: People, draw: Draw, first: int) -> People:
    stay = [pupil for pupil in people.pupils if draw.random() >= LEAVES]
    families = Families(draw, first)
    came = [
        stay[draw.below(len(stay))].level
        for _ in range(draw.below(round(2 * ARRIVES * len(stay)) + 1))
    ]
    arrivals = seated(families.pupils(enumerate(came)), people.rooms, people.groups)
    pupils = (*(_moved(pupil, draw, people.rooms) for pupil in stay), *arrivals)
    known = {tie.guardian for pupil in pupils for tie in pupil.ties}
    guardians = (*_named(people.guardians, draw), *families.guardians)
    kept = tuple(guardian for guardian in guardians if guardian.number in known)
    staff = tuple(_replaced(one, draw, first) for one in people.staff)
    return People(people.rooms, people.groups, pupils, kept, staff)


def _moved(pupil: Pupil, draw: Draw, rooms: tuple[Room, ...]) -> Pupil:
    """A pupil who may change class, or whose second guardian may no longer answer for them."""
    if draw.random() < MOVES:
        open_to = names(rooms, pupil.level)
        pupil = pupil._replace(room=open_to[draw.below(len(open_to))])
    if draw.random() < PARTS and len(pupil.ties) > 1:
        first, second, *others = pupil.ties
        pupil = pupil._replace(ties=(first, second._replace(duty=3), *others))
    return pupil


def _named(guardians: tuple[Guardian, ...], draw: Draw) -> Iterator[Guardian]:
    for one in guardians:
        if draw.random() < RENAMED:
            yield one._replace(civil=one.civil._replace(family=draw.family()))
        else:
            yield one


def _replaced(one: Staff, draw: Draw, first: int) -> Staff:
    """A post whose holder may be somebody new: the post stays, the person changes."""
    if draw.random() >= REPLACED:
        return one
    civil = draw.civil(draw.family(), born=draw.year - 25 - draw.below(38))
    return one._replace(number=one.number + first // A_MONTH * A_MONTH, civil=civil)


def _with(own: People, other: People) -> People:
    """Two schools that became one: the classes of the second say so, its head teaches there."""
    called = {room.name: f"{room.name} bis" for room in (*other.rooms, *other.groups)}
    return People(
        (*own.rooms, *(room._replace(name=called[room.name]) for room in other.rooms)),
        (*own.groups, *(group._replace(name=called[group.name]) for group in other.groups)),
        (*own.pupils, *(_renamed_pupil(pupil, called) for pupil in other.pupils)),
        (*own.guardians, *other.guardians),
        (*own.staff, *(_renamed_staff(one, called) for one in other.staff)),
    )


def _renamed_pupil(pupil: Pupil, called: dict[str, str]) -> Pupil:
    groups = tuple(called[name] for name in pupil.groups)
    return pupil._replace(room=called[pupil.room], groups=groups)


def _renamed_staff(one: Staff, called: dict[str, str]) -> Staff:
    function = "ENS" if one.function == "DIR" else one.function
    rooms = tuple(called[name] for name in one.rooms)
    return one._replace(function=function, rooms=rooms, leads=called.get(one.leads, ""))
