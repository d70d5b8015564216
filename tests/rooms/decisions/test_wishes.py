"""Wishes for the same tool gather; two at once make one; who may wish, and who is told."""

import threading

import pytest
from django.db import connection

from egide.decisions import actions, errors, queries
from egide.decisions.hosts import host_of, known_as
from egide.decisions.models import Request, Wish
from egide.people.errors import NoMandate
from egide.verdicts.models import StandingVerdict
from tests.rooms.decisions import makers
from tests.rooms.decisions.makers import TODAY, World

UNKNOWN = actions.Tool(name="Frise", site="https://www.frise.example/ecoles?x=1")


def wish(world, tool, *, by=None, use=None):
    use = use or actions.Use()
    return actions.wish(world.college.pk, tool, use, by=by or world.camille, on=TODAY)


@pytest.fixture
def world():
    return World()


@pytest.mark.django_db
def test_a_colleague_s_wish_joins_the_request(world):
    makers.a_service()
    first = makers.a_request(world, groups=[world.fifth])
    second = makers.a_request(world, by=world.basile, groups=[world.fourth])
    assert first.pk == second.pk
    (asked,) = queries.requests_of(world.college.pk, on=TODAY)
    assert [one.name for one in asked.supporters] == ["Camille", "Basile"]
    sheet = queries.sheet_to_sign(first.pk, on=TODAY)
    assert sheet.draft.agreement.levels == ("5e", "4e")


@pytest.mark.django_db
@pytest.mark.parametrize(
    "tool",
    [
        actions.Tool(name="La frise", site="http://frise.example"),
        actions.Tool(site="frise.example/autre"),
        actions.Tool(name="FRISE", site="FRISE.example:443"),
    ],
)
def test_an_unknown_tool_is_known_by_its_host(world, tool):
    assert wish(world, UNKNOWN).pk == wish(world, tool, by=world.basile).pk
    (asked,) = queries.requests_of(world.college.pk, on=TODAY)
    assert (asked.stage, asked.site) == ("to_read", "https://frise.example")


@pytest.mark.django_db
def test_without_an_address_it_is_known_by_its_plain_name(world):
    first = wish(world, actions.Tool(name="Élan  Lecture !"))
    assert wish(world, actions.Tool(name="elan lecture")).pk == first.pk
    assert wish(world, actions.Tool(name="Elan calcul")).pk != first.pk


@pytest.mark.django_db
def test_the_host_of_a_known_service_is_that_service(world):
    makers.a_service(site="https://www.cartes.example")
    found = wish(world, actions.Tool(name="Cartes", site="cartes.example/inscription"))
    assert found.service.slug == "cartes"
    assert wish(world, actions.Tool(site="notcartes.example")).service is None


@pytest.mark.django_db
@pytest.mark.parametrize("tool", [actions.Tool(), actions.Tool(name="  "), actions.Tool(site="x")])
def test_a_wish_names_a_tool(world, tool):
    with pytest.raises(errors.NamesNothing):
        wish(world, tool)


@pytest.mark.parametrize(
    "site, host",
    [("https://www.a.example/x", "a.example"), ("a.example", "a.example"), ("localhost", ""),
     ("javascript:alert(1)", ""), ("http://[::1", ""), ("  ", ""), ("a.example.", "a.example"),
     ("https://user:pass@a.example:8443/", "a.example")],
)  # fmt: skip
def test_the_host_of_what_people_type(site, host):
    assert host_of(site) == host


def test_a_name_of_any_length_is_compared_within_the_column():
    assert len(known_as("é" * 900, "")) <= 160


@pytest.mark.django_db
def test_who_may_not_wish(world):
    makers.a_service()
    for who in (world.paul, world.marc, world.rector, world.agnes, world.dasen):
        with pytest.raises(NoMandate):
            makers.a_request(world, by=who)
    with pytest.raises(errors.NotASchool):
        actions.wish(world.academy.pk, UNKNOWN, actions.Use(), by=world.camille, on=TODAY)


@pytest.mark.django_db
def test_a_class_of_another_school_is_refused(world):
    makers.a_service()
    with pytest.raises(errors.NotOfThisSchool):
        makers.a_request(world, groups=[world.cm2])


@pytest.mark.django_db
def test_the_last_who_withdraws_ends_the_request(world):
    makers.a_service()
    request = makers.a_request(world)
    makers.a_request(world, by=world.basile)
    actions.withdraw(request.pk, by=world.camille, on=TODAY)
    assert queries.request(request.pk, on=TODAY).stage == "to_advise"
    actions.withdraw(request.pk, by=world.basile, on=TODAY)
    assert queries.request(request.pk, on=TODAY).stage == "withdrawn"
    assert makers.a_request(world).pk != request.pk


@pytest.mark.django_db
def test_each_is_told_once_what_concerns_them(world):
    makers.a_service()
    request = makers.a_request(world)
    makers.a_request(world, by=world.basile)
    codes = lambda who: [message.said["code"] for message in queries.told(who)]  # noqa: E731
    assert codes(world.marc) == ["requested"]
    makers.an_opinion(world, request)
    assert (codes(world.helene), codes(world.camille)) == (
        ["to_sign_favourable"], ["advised_favourable"],
    )  # fmt: skip
    makers.a_signature(request, by=world.helene)
    assert codes(world.basile) == ["signed", "advised_favourable"]
    assert queries.told(world.helene, unread_only=True) == ()
    assert codes(world.agnes) == codes(world.lucas) == codes(world.rector) == []
    message = queries.told(world.basile)[0]
    actions.mark_read(by=world.camille, messages=[message.id])
    assert len(queries.told(world.basile, unread_only=True)) == 1
    actions.mark_read(by=world.basile, messages=[message.id])
    assert queries.told(world.basile, unread_only=True) == ()


@pytest.mark.django_db
def test_what_waits_waits_for_whoever_can_do_something(world):
    makers.a_service()
    primary = makers.a_request(world, by=world.paul, groups=[world.cm2], at=world.primary)
    makers.a_request(world)
    assert len(queries.waiting_for(world.marc, on=TODAY).to_advise) == 2
    assert queries.waiting_for(world.dasen, on=TODAY).count == 0
    makers.an_opinion(world, primary)
    assert [one.id for one in queries.waiting_for(world.dasen, on=TODAY).to_sign] == [primary.pk]
    for who in (world.helene, world.lucas, world.agnes, world.rector, world.camille):
        assert queries.waiting_for(who, on=TODAY).count == 0


@pytest.mark.django_db(transaction=True)
def test_two_at_once_make_one_request(world):
    makers.a_service()
    gate = threading.Barrier(2)

    def post(who, tool):
        gate.wait()
        wish(world, tool, by=who)
        connection.close()

    for tool in (actions.Tool("cartes"), UNKNOWN):
        both = [
            threading.Thread(target=post, args=(who, tool)) for who in (world.camille, world.basile)
        ]
        for one in both:
            one.start()
        for one in both:
            one.join()
    assert (Request.objects.count(), Wish.objects.count()) == (2, 4)


@pytest.mark.django_db
def test_an_opinion_on_a_verdict_that_moved_is_asked_for_again(world):
    request = asked_and_advised(world)
    (before,) = queries.waiting_for(world.helene, on=TODAY).to_sign
    assert before.stage == "to_sign"
    makers.a_verdict("cartes", since=TODAY, standing="firm", facts=("moved",))
    assert queries.waiting_for(world.helene, on=TODAY).to_sign == ()
    (again,) = queries.waiting_for(world.marc, on=TODAY).to_advise
    assert (again.id, again.stage, again.opinion.current) == (request.pk, "to_advise", False)
    advice = actions.Advice(favourable=True)
    actions.advise(request.pk, advice, by=world.marc, on=TODAY)
    assert queries.waiting_for(world.marc, on=TODAY).to_advise == ()
    assert [one.id for one in queries.waiting_for(world.helene, on=TODAY).to_sign] == [request.pk]


@pytest.mark.django_db
def test_a_list_and_the_signing_page_agree_on_what_an_opinion_is_worth(world):
    request = asked_and_advised(world)
    row = StandingVerdict.objects.get(service__slug="cartes")
    others = [level for level in row.levels if level != "4e"]
    StandingVerdict.objects.filter(pk=row.pk).update(levels=others)
    row.pk, row.levels, row.digest = None, ["4e"], "4" * 64
    row.save()
    assert queries.sheet_to_sign(request.pk, on=TODAY).opinion.current
    assert queries.request(request.pk, on=TODAY).opinion.current
    joined = actions.Use((world.fourth.pk,), "Aussi.")
    actions.wish(world.college.pk, actions.Tool("cartes"), joined, by=world.basile, on=TODAY)
    assert not queries.sheet_to_sign(request.pk, on=TODAY).opinion.current
    assert not queries.request(request.pk, on=TODAY).opinion.current
    actions.wish(world.college.pk, actions.Tool("cartes"), actions.Use(), by=world.basile, on=TODAY)
    now = queries.sheet_to_sign(request.pk, on=TODAY).opinion.current
    assert queries.request(request.pk, on=TODAY).opinion.current == now


@pytest.mark.django_db
def test_an_opinion_given_twice_in_a_row_is_one(world):
    request = asked_and_advised(world)
    (first,) = request.opinions.all()
    again = actions.Advice(first.favourable, first.text)
    assert actions.advise(request.pk, again, by=world.marc, on=TODAY) == first


@pytest.mark.django_db
def test_what_was_decided_is_no_news_any_more(world):
    request = asked_and_advised(world)
    assert queries.told(world.helene, unread_only=True)
    actions.decline(request.pk, "Déjà couvert.", by=world.helene, on=TODAY)
    assert queries.told(world.helene, unread_only=True) == ()
    assert queries.told(world.marc, unread_only=True) == ()
    (left,) = queries.told(world.camille, unread_only=True)
    assert left.said["code"] == "declined"


def asked_and_advised(world):
    """A request for the 5e with a favourable opinion."""
    makers.a_service()
    use = actions.Use((world.fifth.pk,), "Des cartes.")
    tool = actions.Tool("cartes")
    request = actions.wish(world.college.pk, tool, use, by=world.camille, on=TODAY)
    actions.advise(request.pk, actions.Advice(favourable=True), by=world.marc, on=TODAY)
    return request
