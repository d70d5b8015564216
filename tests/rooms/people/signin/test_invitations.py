"""An invitation lets one person in, once, before it expires, while whoever invited still may."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from egide.people.models import Invitation, Mandate, Passkey, Person
from egide.people.roles import Role
from egide.people.signin import invitations
from egide.people.signin.errors import MayNotInvite, NoInvitation, WrongInvitation
from egide.people.signin.invitations import Wanted
from tests.rooms.people.signin.authenticator import Authenticator
from tests.rooms.people.signin.conftest import Browser

pytestmark = pytest.mark.django_db


def test_somebody_invited_is_in_with_their_role_their_place_and_their_mandate(
    browser, an_invitation
):
    answer = browser.accept(an_invitation().link, Authenticator(), name="ordinateur")
    assert answer.json() == {"next": "/"}
    person = browser.person
    assert (person.display_name, person.role, person.place.code) == (
        "Ada Prof", Role.TEACHER, "0350001A",
    )  # fmt: skip
    assert list(person.mandates.values_list("role", "organisation__code")) == [
        ("teacher", "0350001A")
    ]
    assert [key.name for key in person.passkeys.all()] == ["ordinateur"]


def test_only_a_digest_of_the_link_is_kept_and_the_secret_is_in_no_address(an_invitation):
    sent = an_invitation()
    address, _, secret = sent.link.partition("#")
    assert len(secret) >= 43
    assert address == "http://localhost/invitation"
    row = Invitation.objects.values().get()
    assert secret not in repr(row)
    assert len(bytes(row["digest"])) == 32


def test_an_invitation_serves_once(browser, an_invitation):
    link = an_invitation().link
    browser.accept(link, Authenticator())
    assert Browser().open(link).status_code == 404
    assert Person.objects.count() == 1


def test_two_who_hold_the_same_link_do_not_both_come_in(an_invitation):
    link, first, second = an_invitation().link, Browser(), Browser()
    for one in (first, second):
        one.open(link)
    asked = second.ask("/invitation/question").json()
    first.ask(
        "/invitation/reponse",
        credential=Authenticator().make(first.ask("/invitation/question").json()),
    )
    late = second.ask("/invitation/reponse", credential=Authenticator().make(asked))
    assert (late.status_code, late.json()["code"]) == (404, "no-invitation")
    assert Passkey.objects.count() == 1


def test_an_expired_or_withdrawn_or_invented_link_opens_nothing_and_all_are_told_the_same(
    browser, an_invitation, a_mandated
):
    rector = a_mandated(Role.RECTOR, "14")
    head = invitations.invite(
        Wanted("H", Role.HEAD, Mandate.objects.get().organisation.children.first()),
        by=rector, at=timezone.now(),
    )  # fmt: skip
    invitations.withdraw(head.invitation.pk, by=rector, at=timezone.now())
    old = an_invitation(at=timezone.now() - timedelta(days=8))
    answers = [browser.open(link) for link in (head.link, old.link, "x#invented", "x#")]
    assert {answer.status_code for answer in answers} == {404}
    assert len({answer.content.split(b"csrf")[0][-200:] for answer in answers}) == 1


def test_an_invitation_dies_with_the_mandate_of_whoever_made_it(browser, head, places):
    sent = invitations.invite(Wanted("Ada", Role.TEACHER, head.place), by=head, at=timezone.now())
    browser.open(sent.link)
    asked = browser.ask("/invitation/question").json()
    Mandate.objects.filter(person=head).update(withdrawn_on=date(2021, 1, 1))
    answer = browser.ask("/invitation/reponse", credential=Authenticator().make(asked))
    assert answer.json()["code"] == "no-invitation"
    assert not Person.objects.filter(display_name="Ada").exists()


MAY = [
    (Role.HEAD, "0350001A", Role.TEACHER, "0350001A", True),
    (Role.HEAD, "0350001A", Role.TEACHER, "0350002B", False),
    (Role.HEAD, "0350001A", Role.HEAD, "0350001A", False),
    (Role.HEAD, "0350001A", Role.RECTOR, "14", False),
    (Role.RECTOR, "14", Role.HEAD, "0350002B", True),
    (Role.RECTOR, "14", Role.MINISTRY, "MEN", False),
    (Role.TEACHER, "0350001A", Role.TEACHER, "0350001A", False),
    (Role.MINISTRY, "MEN", Role.RECTOR, "14", True),
]


@pytest.mark.parametrize("role, at, wanted, where, allowed", MAY)
def test_one_invites_whom_one_may_appoint_and_nobody_else(
    a_mandated, places, role, at, wanted, where, allowed
):
    by, asked = a_mandated(role, at), Wanted("Ada", wanted, places[where])
    if allowed:
        assert invitations.invite(asked, by=by, at=timezone.now()).invitation.by == by
    else:
        with pytest.raises(MayNotInvite):
            invitations.invite(asked, by=by, at=timezone.now())


@pytest.mark.parametrize(
    "name, role, lasts",
    [("", "teacher", 7), (" ", "teacher", 7), ("x" * 121, "teacher", 7), ("Ada", "root", 7),
     ("Ada", "pupil", 7), ("Ada", "guardian", 7),
     ("Ada", "teacher", 0), ("Ada", "teacher", 31)],
)  # fmt: skip
def test_an_invitation_that_says_too_little_or_too_much_is_refused(places, name, role, lasts):
    wanted = Wanted(name, role, places["0350001A"])
    with pytest.raises(WrongInvitation):
        invitations.invite(wanted, by=None, at=timezone.now(), lasts=timedelta(days=lasts))


def test_a_fresh_invitation_replaces_every_former_way_in_and_ends_every_session(
    browser, a_member, a_mandated
):
    person, lost = a_member
    head = a_mandated(Role.HEAD, "0350001A")
    sent = invitations.renew(person, by=head, at=timezone.now())
    assert browser.person == person, "an invitation that nobody accepted changes nothing"
    found = Authenticator()
    assert Browser().accept(sent.link, found).status_code == 200
    assert not browser.person.is_authenticated
    assert browser.enter(lost).status_code == 403
    assert browser.enter(found).status_code == 200
    assert browser.person == person
    assert person.mandates.count() == 1


def test_a_small_mandate_renews_no_large_one(a_member, a_mandated, places):
    person, _ = a_member
    head = a_mandated(Role.HEAD, "0350001A")
    Mandate.objects.create(
        person=person, role="reviewer", organisation=places["14"], since=date(2024, 1, 1)
    )
    with pytest.raises(MayNotInvite):
        invitations.renew(person, by=head, at=timezone.now())


def test_nobody_renews_themselves_or_somebody_of_another_school(a_member, a_mandated):
    person, _ = a_member
    head, elsewhere = a_mandated(Role.HEAD, "0350001A"), a_mandated(Role.HEAD, "0350002B")
    for by, whom in ((head, head), (elsewhere, person), (person, person)):
        with pytest.raises(MayNotInvite):
            invitations.renew(whom, by=by, at=timezone.now())


def test_a_second_fresh_invitation_voids_the_first(a_member):
    person, _ = a_member
    first = invitations.renew(person, by=None, at=timezone.now())
    invitations.renew(person, by=None, at=timezone.now())
    with pytest.raises(NoInvitation):
        invitations.opened(first.link.partition("#")[2], at=timezone.now())
