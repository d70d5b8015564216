"""A class code and four pictures: who gets in, what a stranger learns, how long they may guess."""

from datetime import timedelta
from urllib.parse import urlencode

import pytest
from django.test import Client

from egide.gateway.doors_in import throttles
from egide.gateway.doors_in.cards import codes, holding, signs
from egide.gateway.doors_in.cards.errors import NotAPrimaryClass, TooLate
from egide.gateway.models import ClassCode, PictureCard
from egide.kit.clock import now, today
from egide.people import queries
from egide.people.demo.places import TILLEULS
from egide.people.models import Group, Member, Organisation, Person, Placement
from tests.rooms.gateway import flow
from tests.rooms.gateway.doors_in.journeys import arrived
from tests.rooms.gateway.doors_in.test_three_ways import going, told

pytestmark = pytest.mark.django_db
NAMES = ("Hirondelles", "CM2", "Claire")


@pytest.fixture
def house(lasting_house, settings):
    """The kit's school."""
    settings.GATEWAY_KEYS = lasting_house / "gateway"


@pytest.fixture
def cm2(house):
    """A class of an école, its code, its cards by pupil."""
    return opened("CM2", "claire")


def opened(name, teacher):
    """A class, a code, a card each."""
    group = queries.class_with_pupils(Group.objects.get(name=name).pk)
    by = Person.objects.get(key=teacher)
    code = codes.open_code(group, codes.first_evening(now()), by=by, at=now())
    drawn = holding.draw(group, {pupil.id for pupil in group.pupils}, at=now())
    return group, code, drawn


def typed(code, *, caller="192.0.2.1", vers=""):
    """A browser where the code of a class was typed."""
    browser = Client(REMOTE_ADDR=caller)
    answer = browser.post(f"/ent/classe?{urlencode({'vers': vers})}", {"code": code})
    return browser, answer


def touched(browser, card):
    """The last answer, once these pictures were touched."""
    for image in card:
        answer = browser.post("/ent/classe/images", {"image": image})
    return answer


def is_in(browser):
    """Whether somebody stands in a browser."""
    return "/ent/sortie" in browser.get("/ent/arrivee").content.decode()


def other_than(drawn):
    """A card that is nobody's."""
    return next(card for _ in range(999) if (card := signs.a_card(())) not in drawn.values())


def test_a_pupil_comes_in_with_the_code_and_their_own_pictures(cm2):
    _, code, drawn = cm2
    card = next(iter(drawn.values()))
    small = f"{code.text[:3].lower()} - {code.text[3:].lower()}"
    browser, answer = typed(small)
    assert answer.headers["Location"] == "/ent/classe/images"
    twice = (card[0], card[0], *card[1:])  # a finger that touches twice
    assert touched(browser, twice).headers["Location"] == "/ent/arrivee"
    assert is_in(browser)


def test_a_stranger_with_the_code_learns_no_name_and_no_class(cm2):
    group, code, drawn = cm2
    browser, _ = typed(code.text)
    seen = browser.get("/ent/classe/images").content.decode()
    seen += touched(browser, other_than(drawn)).content.decode()
    names = {word for pupil in group.pupils for word in (pupil.given_name, pupil.family_name)}
    assert [name for name in (*names, *NAMES, str(group.id)) if name in seen] == []
    assert str(group.id) not in str(browser.cookies)
    assert not is_in(browser)


def test_one_pupil_has_one_pseudonym_by_card_and_by_ent(ents):
    flow.registered()
    Organisation.objects.filter(code=TILLEULS).update(stages=["elementaire", "college"])
    leo = Member.objects.get(source_id="p-leo")
    group = Placement.objects.get(member=leo, group__kind="class").group
    _, code, drawn = opened(group.name, "camille")
    browser, answer = typed(code.text, vers=going())
    assert answer.status_code == 302
    assert touched(browser, drawn[leo.pk]).headers["Location"] == going()
    assert told(browser) == told(arrived("par-oidc")[0]) == told(flow.signed_in("leo"))


def test_a_card_of_another_class_or_of_who_left_opens_nothing(cm2):
    _, code, drawn = cm2
    member, card = next(iter(drawn.items()))
    Placement.objects.filter(member=member).delete()
    browser, _ = typed(code.text)
    assert touched(browser, card).status_code == 403
    assert not is_in(browser)


def test_neither_codes_nor_pictures_are_in_the_tables(cm2):
    _, code, drawn = cm2
    row = ClassCode.objects.get()
    kept = [
        row.sealed.encode(),
        bytes(row.digest),
        *map(bytes, PictureCard.objects.values_list("digest", flat=True)),
    ]
    assert not any(code.text.encode() in one for one in kept)
    assert len(set(kept)) == len(kept)
    assert len(PictureCard.objects.all()) == len(drawn) == len(set(drawn.values()))


@pytest.mark.parametrize("wrong", ["", "BCDFGH", "x" * 500, "\0", "  "])
def test_a_wrong_code_is_told_as_one_that_is_over(cm2, wrong):
    _, code, _ = cm2
    ClassCode.objects.update(at=1, ends_at=now())
    over = typed(code.text)[1]
    _, answer = typed(wrong)
    assert answer.status_code == over.status_code == 403
    assert "classe" not in answer.cookies


def test_codes_are_guessed_so_often_from_an_address_and_a_school_is_not_kept_out(cm2):
    _, code, _ = cm2
    for _ in range(throttles.CODES.value):
        assert typed("BCDFGH")[1].status_code == 403
    wait = typed(code.text)[1]
    assert wait.status_code == 429
    assert "attendre dix minutes" in wait.content.decode()
    for _ in range(throttles.CODES.value + 1):  # a school that types well is never counted
        assert typed(code.text, caller="192.0.2.2")[1].status_code == 302


def test_pictures_are_guessed_so_often_and_the_teacher_learns_of_it(cm2):
    group, code, drawn = cm2
    wrong, right = other_than(drawn), next(iter(drawn.values()))
    statuses = []
    for caller in range(1, 4):
        browser, _ = typed(code.text, caller=f"192.0.2.{caller}")
        statuses += [touched(browser, wrong).status_code for _ in range(throttles.CARDS.value)]
        assert touched(browser, right).status_code == 429
        assert not is_in(browser)
    assert set(statuses) == {403}
    assert codes.shown(group.id, at=now()).closed
    assert typed(code.text, caller="192.0.2.9")[1].status_code == 403
    assert (
        "trop de cartes" in as_teacher("claire").get(f"/classes/{group.id}/cartes").content.decode()
    )


def test_a_whole_class_behind_one_address_comes_in(cm2):
    _, code, drawn = cm2
    wrong = other_than(drawn)
    for place, card in enumerate(drawn.values()):
        browser, _ = typed(code.text)
        if place % 2:
            assert touched(browser, wrong).status_code == 403
        assert touched(browser, card).status_code == 302


def as_teacher(key):
    """A browser where an invented person of the portal signed in."""
    browser = Client()
    browser.post(f"/entrer/{key}")
    return browser


def test_a_teacher_makes_the_code_and_prints_the_cards_once(house):
    group = Group.objects.get(name="CM2").pk
    claire = as_teacher("claire")
    place = f"/classes/{group}/cartes"
    until = {"jusqu": (today() + timedelta(1)).isoformat()}
    assert claire.post(f"{place}/code", until).status_code == 302
    code = codes.shown(group, at=now())
    assert code.text in claire.get(place).content.decode()
    sheet = claire.post(f"{place}/feuille").content.decode()
    assert sheet.count('class="card"') == 12
    assert claire.post(f"{place}/feuille").content.decode().count('class="card"') == 0
    one = PictureCard.objects.first()
    again = claire.post(f"{place}/feuille", {"eleve": str(one.member_id)}).content.decode()
    assert again.count('class="card"') == 1
    assert bytes(PictureCard.objects.get(member=one.member_id).digest) != bytes(one.digest)
    for other in ("camille", "helene", "leo", "anne", "agnes"):
        assert as_teacher(other).get(place).status_code == 403, other
        assert as_teacher(other).post(f"{place}/feuille").status_code == 403, other
    assert Client().get(place).status_code == 302


def test_closing_a_code_sends_the_class_out_and_a_new_card_its_former_holder(cm2):
    group, code, drawn = cm2
    (_, first), (second, its) = list(drawn.items())[:2]
    one, two = typed(code.text)[0], typed(code.text)[0]
    touched(one, first), touched(two, its)
    holding.draw(group, {second}, at=now())
    assert is_in(one)
    assert not is_in(two)
    as_teacher("claire").post(f"/classes/{group.id}/cartes/fermer")
    assert not is_in(one)
    assert typed(code.text)[1].status_code == 403


def test_a_code_lasts_a_month_at_most_and_secondary_schools_have_none(house):
    by, at = Person.objects.get(key="claire"), now()
    cm2, college = (
        queries.class_with_pupils(Group.objects.get(name=name).pk) for name in ("CM2", "5e B")
    )
    for day in (today() - timedelta(1), today() + timedelta(40)):
        with pytest.raises(TooLate):
            codes.open_code(cm2, day, by=by, at=at)
    with pytest.raises(NotAPrimaryClass):
        codes.open_code(college, today() + timedelta(1), by=by, at=at)
    with pytest.raises(NotAPrimaryClass):
        holding.draw(college, {pupil.id for pupil in college.pupils}, at=at)
    assert as_teacher("camille").get(f"/classes/{college.id}/cartes").status_code == 403


def test_the_pictures_alone_open_nothing(cm2):
    _, _, drawn = cm2
    browser = Client()
    assert touched(browser, next(iter(drawn.values()))).headers["Location"] == "/ent/classe"
    assert not is_in(browser)
