"""Who is “Loutre 12”: teachers for their classes, each look kept; others need two persons."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from egide.catalogue.actions import Listing, register
from egide.gateway import visitors, wanted
from egide.gateway.admitting import let_in
from egide.gateway.errors import NoIdentification, NotIdentified
from egide.gateway.held import memory
from egide.gateway.inside import identifying, looks
from egide.gateway.inside.identifying import Name
from egide.gateway.inside.names import naming
from egide.gateway.inside.why import explained
from egide.gateway.models import Identification, Look
from egide.gateway.secrets import keys, versions
from egide.people import demo
from egide.people.errors import NoMandate
from egide.trust.agreement.attributes import Attribute
from egide.trust.dated import days_after
from egide.trust.disclosure.identification import Stop
from egide.trust.disclosure.release import Why
from tests.rooms.gateway.opened import (
    MEMBERS,
    SLUG,
    TODAY,
    a_class,
    arrival,
    college,
    moment,
    opened,
    someone,
)

pytestmark = pytest.mark.django_db
WHY = "Un message blessant a été écrit dans l’outil."


@pytest.fixture(autouse=True)
def world(db, places):
    """A tool is open; keys in a folder of this test."""
    demo.load()
    keys.make(places / "gateway")
    opened()


def known_as(user="leo"):
    """What the tool is told of somebody who goes there."""
    who = arrival(user)
    return visitors.held(who, let_in(who, SLUG, on=TODAY))


def gates():
    """What the page of why says of each attribute, for Léo, once the tool has asked for one."""
    wanted.remember(SLUG, frozenset({Attribute.ROLE}))
    return {one.attribute: one.why for one in explained(arrival("leo"), SLUG, on=TODAY).gates}


def asked(named, by="helene"):
    """A request to know who bears a name."""
    return identifying.ask(Name(college(), SLUG, named), WHY, by=someone(by), when=moment())


def stopped(act, *args, **more):
    """What stopped somebody."""
    with pytest.raises(NotIdentified) as refused:
        act(*args, **more)
    return refused.value.stop


def test_a_teacher_sees_what_the_tool_was_told_and_the_look_is_kept():
    told = known_as()[Attribute.DISPLAY_NAME]
    seen = looks.look(a_class(), SLUG, by=someone("camille"), when=moment())
    names = {one.pupil: one.name for one in seen}
    assert names[MEMBERS["leo"]] == told
    assert len(seen) == 19
    assert set(names.values()) == {told, ""}  # nobody else ever went there
    (look,) = looks.looks_at(MEMBERS["leo"])
    assert (look.by, look.pupils, look.decided) == (someone("camille").pk, 19, False)
    assert looks.looks_in(college()) == (look,)
    assert looks.looks_at(MEMBERS["eleve1"]) == ()


def test_a_look_gives_nobody_a_number():
    from egide.gateway.models import SchoolIndex

    looks.look(a_class(), SLUG, by=someone("camille"), when=moment())
    assert not SchoolIndex.objects.exists()


@pytest.mark.parametrize("key", ["helene", "karim", "marc", "thierry", "lucie", "anne", "leo"])
def test_nobody_else_sees_the_names_of_a_class(key):
    with pytest.raises(NoMandate):
        looks.look(a_class(), SLUG, by=someone(key), when=moment())
    assert not Look.objects.exists()


def test_a_teacher_sees_their_own_classes_alone():
    with pytest.raises(NoMandate):
        looks.look(a_class("4e A"), SLUG, by=someone("mehdi"), when=moment())


@pytest.mark.parametrize("bent", [str.upper, lambda name: f"  {name} ", lambda name: name])
def test_two_persons_and_a_reason_give_a_name_back_once(bent):
    request = asked(bent(known_as()[Attribute.DISPLAY_NAME]))
    identifying.decide(request.pk, allow=True, by=someone("marc"), when=moment())
    asker = someone("helene")
    assert identifying.answer(request.pk, by=asker, when=moment()) == MEMBERS["leo"]
    assert stopped(identifying.answer, request.pk, by=asker, when=moment()) is Stop.SHOWN
    (look,) = looks.looks_at(MEMBERS["leo"])
    assert look.decided


def test_a_pseudonym_is_given_back_as_a_name_is_and_the_officer_may_ask():
    request = asked(known_as()[Attribute.PSEUDONYM], by="marc")
    identifying.decide(request.pk, allow=True, by=someone("helene"), when=moment())
    found = identifying.answer(request.pk, by=someone("marc"), when=moment())
    assert identifying.full_name(found, college()) == "Léo Marchal"


def test_a_name_that_nobody_bears_says_so_and_is_no_look():
    request = asked("Loutre 12000")
    identifying.decide(request.pk, allow=True, by=someone("marc"), when=moment())
    assert identifying.answer(request.pk, by=someone("helene"), when=moment()) is None
    assert not Look.objects.exists()


def test_nobody_lets_themselves_know():
    request = asked("Loutre 12")
    when = moment()
    stop = stopped(identifying.decide, request.pk, allow=True, by=someone("helene"), when=when)
    assert stop is Stop.SAME_PERSON


def test_two_persons_of_one_seat_are_not_enough(django_user_model):
    from egide.people.models import Mandate, Organisation

    deputy = someone("karim")
    head = Mandate.objects.get(person__key="helene", delegated=None)
    Mandate.objects.create(person=deputy, role="head", organisation_id=head.organisation_id,
                           since=head.since)  # fmt: skip
    assert Organisation.objects.filter(pk=college()).exists()
    request = asked("Loutre 12")
    stop = stopped(identifying.decide, request.pk, allow=True, by=deputy, when=moment())
    assert stop is Stop.SAME_SEAT


@pytest.mark.parametrize("key", ["camille", "thierry", "rachida", "anne", "odile", "sillage"])
def test_nobody_else_asks_nor_decides(key):
    request = asked("Loutre 12")
    with pytest.raises(NoMandate):
        asked("Loutre 12", by=key)
    with pytest.raises(NoMandate):
        identifying.decide(request.pk, allow=True, by=someone(key), when=moment())
    with pytest.raises(NoMandate):
        identifying.answer(request.pk, by=someone(key), when=moment())


def test_what_was_not_allowed_is_not_shown():
    request = asked("Loutre 12")
    helene, marc = someone("helene"), someone("marc")
    assert stopped(identifying.answer, request.pk, by=helene, when=moment()) is Stop.NOT_ALLOWED
    identifying.decide(request.pk, allow=False, by=marc, when=moment())
    assert stopped(identifying.answer, request.pk, by=helene, when=moment()) is Stop.NOT_ALLOWED
    again = stopped(identifying.decide, request.pk, allow=True, by=marc, when=moment())
    assert again is Stop.DECIDED


def test_a_delay_that_passed_shuts_both_doors():
    late, helene, marc = moment(days=4), someone("helene"), someone("marc")
    request = asked("Loutre 12")
    assert stopped(identifying.decide, request.pk, allow=True, by=marc, when=late) is Stop.LAPSED
    identifying.decide(request.pk, allow=True, by=marc, when=moment())
    assert stopped(identifying.answer, request.pk, by=helene, when=late) is Stop.LAPSED


def test_the_answer_is_for_who_asked():
    request = asked("Loutre 12")
    identifying.decide(request.pk, allow=True, by=someone("marc"), when=moment())
    stop = stopped(identifying.answer, request.pk, by=someone("marc"), when=moment())
    assert stop is Stop.SOMEBODY_ELSES


@pytest.mark.parametrize("name, why", [("", WHY), ("x" * 81, WHY), ("Loutre 12", "Besoin")])
def test_a_request_names_and_says_why(name, why):
    wanted = Name(college(), SLUG, name)
    stop = stopped(identifying.ask, wanted, why, by=someone("helene"), when=moment())
    assert stop is Stop.NOT_ALLOWED


def test_no_such_request():
    with pytest.raises(NoIdentification):
        identifying.answer(someone("helene").pk, by=someone("helene"), when=moment())


@pytest.mark.parametrize("wrong", ["decided_by", "shown_at"])
def test_the_table_itself_refuses_one_person_or_a_look_that_nobody_allowed(wrong):
    request = asked("Loutre 12")
    value = {"decided_by": request.asked_by_id, "shown_at": request.asked_at}[wrong]
    with pytest.raises(IntegrityError), transaction.atomic():
        Identification.objects.filter(pk=request.pk).update(**{wrong: value})


def test_a_tool_that_the_school_never_signed_for_names_nobody():
    register(Listing("nothing-signed", "Rien", "Personne"))
    assert naming(college(), "nothing-signed", on=TODAY) is None
    assert naming(college() + 1, SLUG, on=TODAY) is None


def test_a_suspended_tool_still_says_who_was_who():
    from egide.decisions import actions, queries
    from egide.gateway.held import policies

    before = naming(college(), SLUG, on=TODAY)
    (held,) = queries.agreements_of(college(), on=TODAY)
    actions.suspend(held.id, "Un doute", by=someone("helene"), on=TODAY)
    policies.forget()
    assert naming(college(), SLUG, on=TODAY) == before


def test_while_a_key_changes_a_teacher_finds_a_pupil_by_either_name():
    former = known_as()
    assert Attribute.FORMER_PSEUDONYM not in gates()
    versions.renew(SLUG, versions.Why("Une fuite chez le fournisseur", overlap=30), on=TODAY)
    memory.forget()
    now = known_as()
    assert now[Attribute.DISPLAY_NAME] != former[Attribute.DISPLAY_NAME]
    seen = looks.look(a_class(), SLUG, by=someone("camille"), when=moment())
    (leo,) = (one for one in seen if one.pupil == MEMBERS["leo"])
    assert (leo.name, leo.before) == (now[Attribute.DISPLAY_NAME], former[Attribute.DISPLAY_NAME])
    assert leo.answers_to(former[Attribute.DISPLAY_NAME].lower())
    assert gates()[Attribute.FORMER_PSEUDONYM] is Why.SENT
    carried = naming(college(), SLUG, on=TODAY)
    for known in (now, former):
        for name in (Attribute.DISPLAY_NAME, Attribute.PSEUDONYM):
            assert carried.bearer(known[name]) == MEMBERS["leo"]
    over = naming(college(), SLUG, on=days_after(TODAY, 30))
    assert over.bearer(former[Attribute.PSEUDONYM]) is None


def test_a_request_stands_for_three_days():
    made = asked("Loutre 12")
    assert made.lapses_at - made.asked_at == timedelta(days=3)
