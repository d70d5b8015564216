"""Who may, and who may not: every power, over every kind of place, by every role."""

import pytest

from egide.trust.mandate import Controller, Power, Role, may, wants_board
from tests.trust.mandate.places import COLLEGE, DAY, PLACES, PRIMARY, PRIVATE, VAL, at_home

# power · controller · place: who may. Everybody else may not; a place that is not here: nobody.
TABLE = """
request             school    college   teacher head
request             school    primary   teacher director
request             school    private   teacher head
request             school    5e_B      teacher head
request             school    CM2       teacher director
support             school    college   teacher head
support             school    primary   teacher director
support             school    private   teacher head
review              school    college   reviewer
review              school    primary   reviewer
review              school    private   reviewer
review              school    academy   reviewer
review              school    ministry  reviewer
review              school    region    reviewer
sign                school    college   head
sign                school    primary   dasen
sign                school    private   head
sign                academy   college   rector
sign                academy   primary   rector
sign                academy   private   rector
sign                academy   academy   rector
sign                ministry  college   ministry
sign                ministry  primary   ministry
sign                ministry  private   ministry
sign                ministry  academy   ministry
sign                ministry  ministry  ministry
experiment          school    college   head
experiment          school    primary   dasen
experiment          school    private   head
experiment          academy   college   rector
experiment          academy   primary   rector
experiment          academy   private   rector
experiment          academy   academy   rector
experiment          ministry  college   ministry
experiment          ministry  primary   ministry
experiment          ministry  private   ministry
experiment          ministry  academy   ministry
experiment          ministry  ministry  ministry
negotiate           school    academy   rector
negotiate           school    ministry  ministry
negotiate           school    region    authority
frame               school    college   head rector ministry
frame               school    primary   dasen rector ministry
frame               school    private   head rector ministry
frame               school    academy   rector ministry
frame               school    ministry  ministry
suspend             school    college   head rector ministry
suspend             school    primary   dasen rector ministry
suspend             school    private   head rector ministry
suspend             school    academy   rector ministry
suspend             school    ministry  ministry
read_register       school    college   head rector ministry reviewer auditor
read_register       school    primary   director dasen rector ministry reviewer auditor
read_register       school    private   head rector ministry reviewer auditor
read_register       school    academy   rector ministry reviewer auditor
read_register       school    ministry  ministry reviewer auditor
read_register       school    region    authority reviewer auditor
read_mandates       school    college   teacher head rector ministry reviewer auditor
read_mandates       school    primary   teacher director dasen rector ministry reviewer auditor
read_mandates       school    private   teacher head rector ministry reviewer auditor
read_mandates       school    academy   dasen rector ministry reviewer auditor
read_mandates       school    ministry  ministry reviewer auditor
read_mandates       school    region    authority reviewer auditor
read_mandates       school    provider  provider
read_class          school    college   head
read_class          school    primary   director
read_class          school    private   head
read_class          school    5e_B      teacher head
read_class          school    CM2       teacher director
name_pupils         school    5e_B      teacher
name_pupils         school    CM2       teacher
identify            school    college   head reviewer
identify            school    primary   director reviewer
identify            school    private   head reviewer
record_board        school    college   head
invite              school    college   head rector ministry
invite              school    primary   director rector ministry
invite              school    private   head rector ministry
invite              school    academy   rector ministry
invite              school    ministry  ministry
invite              school    region    authority
invite              school    provider  provider
organise            school    college   rector ministry
organise            school    primary   rector ministry
organise            school    private   rector ministry
organise            school    academy   rector ministry
organise            school    ministry  ministry
import              school    college   head rector ministry
import              school    primary   director rector ministry
import              school    private   head rector ministry
import              school    academy   rector ministry
import              school    ministry  ministry
audit               school    college   reviewer auditor
audit               school    primary   reviewer auditor
audit               school    private   reviewer auditor
audit               school    academy   reviewer auditor
audit               school    ministry  reviewer auditor
audit               school    region    reviewer auditor
speak_for_provider  school    provider  provider
act_for_pupil       school    child     guardian pupil
"""
BINDING = (Power.SIGN, Power.EXPERIMENT)


def rows() -> dict[tuple[str, str, str], frozenset[str]]:
    """The table: power, controller, place → who may."""
    lines = [line.split() for line in TABLE.strip().splitlines()]
    return {(a, b, c.replace("_", " ")): frozenset(who) for a, b, c, *who in lines}


@pytest.mark.parametrize("power", Power)
@pytest.mark.parametrize("name", PLACES)
def test_who_may_and_who_may_not(power: Power, name: str) -> None:
    for controller in Controller if power in BINDING else (Controller.SCHOOL,):
        expected = rows().get((power, controller, name), frozenset())
        place = PLACES[name]
        found = {
            role
            for role in Role
            if may(at_home(role, place), power, place, on=DAY, controller=controller).allowed
        }
        assert found == expected, controller


@pytest.mark.parametrize("power", set(Power) - set(BINDING))
@pytest.mark.parametrize("name", PLACES)
def test_only_what_binds_depends_on_the_controller(power: Power, name: str) -> None:
    place = PLACES[name]
    answers = {
        controller: [
            may(at_home(role, place), power, place, on=DAY, controller=controller) for role in Role
        ]
        for controller in Controller
    }
    assert answers[Controller.SCHOOL] == answers[Controller.ACADEMY] == answers[Controller.MINISTRY]


def test_a_refusal_says_who_could() -> None:
    ruling = may(at_home(Role.DIRECTOR, PRIMARY), Power.SIGN, PRIMARY, on=DAY)
    assert (ruling.allowed, ruling.because, ruling.who_could) == (
        False,
        "another_role",
        (Role.DASEN,),
    )


@pytest.mark.parametrize(
    "place, controller, expected",
    [
        (COLLEGE, Controller.SCHOOL, True),
        (COLLEGE, Controller.ACADEMY, False),
        (COLLEGE, Controller.MINISTRY, False),
        (PRIVATE, Controller.SCHOOL, False),
        (PRIMARY, Controller.SCHOOL, False),
        (VAL, Controller.SCHOOL, False),
    ],
)
def test_the_board_of_a_public_college_is_asked_and_no_other(place, controller, expected) -> None:
    assert wants_board(place, controller) is expected
