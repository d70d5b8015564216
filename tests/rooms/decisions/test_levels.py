"""The ministry, the academy and the school: the strictest counts, at once."""

import pytest

from egide.decisions import actions, errors, queries
from egide.kit.announcements import deliver
from egide.people.errors import NoMandate
from egide.trust.agreement.stances import Stance
from tests.rooms.decisions import makers
from tests.rooms.decisions.makers import TODAY, World

pytestmark = pytest.mark.django_db
CLOSED = actions.Taking(Stance.CLOSED, reason="Fuite de données.")
OPEN = actions.Taking(Stance.OPEN)
FRAMED = actions.Taking(Stance.FRAMED, ("no_email",), "Prudence.")


@pytest.fixture
def world():
    made = World()
    makers.a_service(conditions=())
    return made


def opened(at):
    return queries.in_force(at.pk, "cartes", on=TODAY)


def says(at, taking, by):
    return actions.take_stance(at.pk, "cartes", taking, by=by, on=TODAY)


@pytest.mark.parametrize("level, who", [("ministry", "minister"), ("academy", "rector"),
                                        ("college", "helene")])  # fmt: skip
def test_a_closing_counts_at_once_for_all_below(world, level, who):
    makers.an_agreement(world)
    assert opened(world.college)
    says(getattr(world, level), CLOSED, getattr(world, who))
    assert opened(world.college) is None
    with pytest.raises(errors.ClosedAbove):
        makers.an_agreement(world)
    says(getattr(world, level), OPEN, getattr(world, who))
    assert opened(world.college)


def test_a_school_may_be_stricter_never_laxer(world):
    says(world.academy, FRAMED, world.rector)
    with pytest.raises(errors.Laxer):
        says(world.college, OPEN, world.helene)
    says(world.college, CLOSED, world.helene)
    makers.an_accession(world, makers.a_framework(world), at=world.lycee, by=world.agnes)
    assert opened(world.lycee).conditions == ("no_email",)


def test_what_a_level_puts_on_top_binds_what_was_signed_before_it(world):
    makers.an_agreement(world)
    assert opened(world.college).conditions == ()
    says(world.academy, FRAMED, world.rector)
    assert opened(world.college).conditions == ("no_email",)


@pytest.mark.parametrize(
    "taking",
    [
        actions.Taking(Stance.FRAMED, (), "Prudence."),
        actions.Taking(Stance.FRAMED, ("nothing",), "Prudence."),
        actions.Taking(Stance.FRAMED, ("minimum_age years=old",), "Prudence."),
        actions.Taking(Stance.FRAMED, ("minimum_level level=9e",), "Prudence."),
        actions.Taking(Stance.OPEN, ("no_email",)),
    ],
)
def test_a_frame_is_made_of_conditions_of_the_list(world, taking):
    with pytest.raises(errors.NotACondition):
        says(world.academy, taking, world.rector)


def test_a_closing_says_why(world):
    with pytest.raises(errors.NoReason):
        says(world.academy, actions.Taking(Stance.CLOSED, reason=" "), world.rector)


@pytest.mark.parametrize(
    "level, who",
    [("ministry", "rector"), ("academy", "helene"), ("academy", "dasen"), ("college", "camille"),
     ("college", "marc"), ("primary", "lucas"), ("college", "agnes")],
)  # fmt: skip
def test_who_may_not(world, level, who):
    with pytest.raises(NoMandate):
        says(getattr(world, level), CLOSED, getattr(world, who))


def test_those_who_use_it_are_told_once(world):
    makers.an_agreement(world)
    says(world.academy, CLOSED, world.rector)
    deliver()
    told = [message.sentence for message in queries.told(world.camille)]
    assert [text for text in told if "fermé par Académie du Val" in text] == told[:1]
    assert not any("fermé" in message.sentence for message in queries.told(world.basile))
