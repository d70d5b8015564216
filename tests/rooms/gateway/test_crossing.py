"""The crossing: a receipt before anything leaves, doors that shut at once, pages that say why."""

import logging
import stat

import pytest

from egide.decisions import actions as decisions
from egide.decisions import queries
from egide.gateway import crossing
from egide.gateway.errors import Shut
from egide.gateway.held import policies
from egide.gateway.held.policies import Door
from egide.gateway.indexes import number
from egide.gateway.journaling import Moment
from egide.gateway.models import SchoolIndex
from egide.gateway.secrets import keyfiles, keys
from egide.journal import actions as journal
from egide.journal.errors import JournalClosed
from egide.journal.models import Opening
from egide.people import queries as people
from egide.people.demo.places import TILLEULS
from egide.people.models import Person
from egide.people.queries import arriving
from egide.trust.agreement.attributes import Attribute
from egide.trust.agreement.life import Status
from egide.trust.disclosure.admission import Reason
from tests.rooms.gateway import flow
from tests.rooms.gateway.flow import (
    TODAY,
    authorize,
    code_of,
    exchange,
    registered,
    signed_in,
    userinfo,
)

pytestmark = pytest.mark.django_db(transaction=True)


def suspend(client_of):
    """The head suspends the agreement of the tool."""
    school = people.organisation(TILLEULS).id
    held = next(one for one in queries.agreements_of(school, on=TODAY)
                if one.signed.digest == client_of["agreement"])  # fmt: skip
    assert held.status is Status.IN_FORCE
    decisions.suspend(held.id, "Un doute", by=Person.objects.get(key="helene"), on=TODAY)


def a_crossing(service, user="leo"):
    """Somebody goes to a service."""
    school = people.organisation(TILLEULS).id
    arrival = arriving(flow.NAMED[user].member, school)
    from egide.kit.clock import now

    return crossing.Crossing(arrival, service, frozenset(Attribute), Moment(TODAY, now()))


def test_a_receipt_is_on_the_disk_before_anything_leaves(client_of):
    code = code_of()
    assert not Opening.objects.exists()  # a code says nothing of anybody
    exchange(code)
    line = Opening.objects.get(person=keys.of_person(flow.NAMED["leo"].member))
    assert line.attributes.split() == ["display_name", "group", "pseudonym", "role"]
    assert line.service == client_of["service"]


def test_nothing_leaves_when_the_journal_cannot_be_written(client_of, monkeypatch):
    def broken(entries):
        raise JournalClosed

    monkeypatch.setattr("egide.gateway.journaling.append", broken)
    answer = exchange(code_of())
    assert answer.status_code == 503
    assert "id_token" not in answer.content.decode()


def test_a_suspension_shuts_the_door_at_once_and_what_is_under_way(client_of):
    token = exchange(code_of()).json()["access_token"]
    code = code_of()
    suspend(client_of)
    refused = authorize(signed_in())
    assert refused.status_code == 403
    assert "Cet outil est fermé en ce moment." in refused.content.decode()
    assert exchange(code).json()["error"] == "invalid_grant"
    assert userinfo(token).status_code == 401


def test_a_pupil_is_told_tu_and_a_teacher_vous_with_a_way_out(client_of, caplog):
    suspend(client_of)
    with caplog.at_level(logging.INFO, logger="egide.gateway"):
        pupil, adult = authorize(signed_in("leo")), authorize(signed_in("camille"))
    shown, told = pupil.content.decode(), adult.content.decode()
    assert "Tu n’as rien fait de mal." in shown
    assert "la convention de ce service est suspendue" in told.lower()
    assert "/catalogue/" in told
    assert all(record.args[0] in shown + told for record in caplog.records)
    for name in ("Léo", "Marchal", "Camille", "Delorme", "leo"):
        assert name not in caplog.text


@pytest.mark.parametrize("user", ["leo", "camille"])
def test_an_unknown_tool_or_one_without_agreement_gets_nothing(house, user):
    from egide.catalogue.actions import Listing, register

    register(Listing("nothing-signed", "Rien", "Personne"))
    with pytest.raises(Shut) as shut:
        crossing.cross(a_crossing("nothing-signed", user))
    assert shut.value.reason is Reason.NO_AGREEMENT


def test_a_launch_reads_no_table_while_nothing_moves(
    client_of, django_assert_num_queries, listening
):
    a = a_crossing(client_of["service"])
    crossing.cross(a)
    with django_assert_num_queries(1):  # the index: a browser would have brought it
        crossing.cross(a)


def test_two_pupils_of_a_school_never_share_a_name(client_of):
    pupils = [user for user in flow.NAMED if user.startswith("eleve")]
    names = {crossing.cross(a_crossing(client_of["service"], user))
             .disclosure.released[Attribute.DISPLAY_NAME] for user in pupils}  # fmt: skip
    assert len(names) == len(pupils)


def test_an_index_is_given_once(house):
    school = people.organisation(TILLEULS).id
    leo, camille = flow.NAMED["leo"].member, flow.NAMED["camille"].member
    assert number(school, leo) == number(school, leo) != number(school, camille)
    assert SchoolIndex.objects.count() == 2


def test_a_pseudonym_is_no_name_once_its_key_is_another(client_of, settings, places):
    first = crossing.cross(a_crossing(client_of["service"])).disclosure
    settings.GATEWAY_KEYS = places / "other"
    keys.make(places / "other")
    second = crossing.cross(a_crossing(client_of["service"])).disclosure
    assert first.released[Attribute.PSEUDONYM] != second.released[Attribute.PSEUDONYM]


def test_erasing_a_person_reaches_their_lines(client_of):
    exchange(code_of())
    assert journal.erase(keys.of_person(flow.NAMED["leo"].member)) == 1


def test_registering_anew_ends_what_was_agreed_before(client_of):
    again = registered(attributes=["pseudonym"])
    assert again["agreement"] != client_of["agreement"]
    released = crossing.cross(a_crossing(client_of["service"])).disclosure.released
    assert set(released) == {Attribute.PSEUDONYM}


def test_a_grant_that_is_over_leaves_nothing_behind(client_of):
    from egide.gateway.doors_out.oidc.grants import CODE_LASTS, TOKEN_LASTS, sweep
    from egide.kit.clock import now

    code = code_of()
    exchange(code)
    exchange(code)
    code_of()
    assert sweep(at=now()) == 0
    assert sweep(at=now() + CODE_LASTS + TOKEN_LASTS + 1) == 2  # its key, its revocation


def test_the_master_key_is_its_owners_alone_and_never_written_over(places):
    folder = places / "gateway"
    assert keys.make(folder)
    kept = (folder / keys.MASTER).read_bytes()
    assert not keys.make(folder)
    assert (folder / keys.MASTER).read_bytes() == kept
    assert stat.S_IMODE((folder / keys.MASTER).stat().st_mode) == 0o600
    (folder / keys.MASTER).chmod(0o640)
    with pytest.raises(keyfiles.TooOpen):
        keyfiles.read(folder / keys.MASTER)


def test_policies_are_forgotten_as_soon_as_an_agreement_is_signed(client_of):
    school = people.organisation(TILLEULS).id
    door = Door(school, client_of["service"], TODAY, "5e")
    before = policies.policy(door)
    registered(attributes=["pseudonym", "role"])
    assert policies.policy(door).agreement != before.agreement
