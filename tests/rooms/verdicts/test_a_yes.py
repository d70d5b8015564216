"""The invented service of the demonstration: what a favourable answer rests on, and looks like."""

from datetime import date

import pytest

from egide.catalogue import demo as catalogue
from egide.catalogue.actions import Declarer, declare
from egide.catalogue.errors import NotADeclaredFact
from egide.terms import demo as terms
from egide.trust.outcome import Conclusion
from egide.verdicts import demo, marks, queries
from egide.verdicts.demo import INVENTED

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 24)
SLUGS = ["carto-mentale", "miro"]


@pytest.fixture
def loaded():
    catalogue.load(SLUGS)
    terms.load(SLUGS)
    demo.load(SLUGS)


@pytest.fixture
def all_three():
    for room in (catalogue, terms, demo):
        room.load([*INVENTED, "khan-academy", "chatgpt"])


def test_the_page_says_yes_with_who_keeps_each_condition(loaded, client):
    stands = queries.standing(["carto-mentale"], "4e", TODAY)["carto-mentale"]
    assert (stands.overall, stands.standing) == ("under_conditions", "firm")
    page = client.get("/services/carto-mentale/?classe=4e&le=2026-11-24").content.decode()
    assert "Oui, à " in page
    assert "inventé pour la démonstration" in page
    for keeper in ("Égide s’en charge", "À vous", "À la direction", "Au fournisseur"):
        assert keeper in page


def test_what_others_keep_is_folded_and_what_depends_on_a_teacher_is_not(loaded, client):
    answer = client.get("/services/carto-mentale/?classe=4e&le=2026-11-24")
    hands = answer.context["shown"].hands
    assert [hand.keeper for hand in hands] == ["teacher", "head", "provider", "egide"]
    assert sum(len(hand.conditions) for hand in hands) == len(answer.context["shown"].conditions)
    page = answer.content.decode()
    yours = hands[0].conditions[0].title
    assert page.index(yours) < page.index('<details class="hand">')
    assert page.count('<details class="hand">') == len(hands) - 1


def test_the_page_of_a_yes_takes_no_more_than_twelve_queries(
    loaded, client, django_assert_max_num_queries
):
    client.get("/services/carto-mentale/")
    with django_assert_max_num_queries(12):
        client.get("/services/carto-mentale/")


def test_a_reading_that_moved_no_finding_says_so(loaded, client):
    page = client.get("/services/carto-mentale/?classe=4e&le=2026-11-24").content.decode()
    assert "0 constats" not in page


def test_a_refused_whiteboard_sends_to_it(loaded, client):
    page = client.get("/services/miro/?classe=4e").content.decode()
    assert "/services/carto-mentale/" in page


def test_a_tracker_seen_by_a_scan_shuts_the_door(loaded):
    declare("carto-mentale", {"proof.scan_web": "unfavourable"}, Declarer("test"), on=TODAY)
    demo.load(SLUGS)
    stands = queries.standing(["carto-mentale"], "4e", TODAY)["carto-mentale"]
    assert stands.overall == "not_conforming"


@pytest.mark.parametrize(
    "fact, value",
    [("proof.nothing", "favourable"), ("proof.scan_tls", "signed"), ("clause.no_ads", "favourable"),
     ("act.sign", "done"), ("grade.maths", "done")],
)  # fmt: skip
def test_what_no_table_names_is_not_held(loaded, fact, value):
    with pytest.raises(NotADeclaredFact):
        declare("carto-mentale", {fact: value}, Declarer("test"), on=TODAY)


@pytest.mark.parametrize("level", ["6e", "4e", "2de"])
def test_invented_maths_and_mind_maps_are_open_to_college_and_lycee(all_three, level):
    stands = queries.standing(INVENTED, level, TODAY)
    assert stands["carto-mentale"].overall == "under_conditions"
    assert stands["plume-et-calcul"].overall == "under_conditions"


@pytest.mark.parametrize(
    "level, overall", [("cm2", "not_conforming"), ("6e", "not_conforming"),
                       ("4e", "under_conditions"), ("2de", "under_conditions")],
)  # fmt: skip
def test_a_writing_assistant_opens_from_the_fourth_year(all_three, level, overall):
    assert queries.standing(["phrasier"], level, TODAY)["phrasier"].overall == overall


@pytest.mark.parametrize(
    "refused, sent", [("khan-academy", "plume-et-calcul"), ("chatgpt", "phrasier")]
)
def test_a_refused_service_sends_to_the_one_that_does_its_work(all_three, client, refused, sent):
    page = client.get(f"/services/{refused}/?classe=4e").content.decode()
    assert f"/services/{sent}/" in page


def test_nothing_to_do_in_class_is_said(all_three, client):
    page = client.get("/services/plume-et-calcul/?classe=4e&le=2026-11-24").content.decode()
    assert "Aucune ne dépend de vous." in page
    assert "vous n’avez rien à faire" in page


def test_every_invented_service_says_so_in_its_name_and_in_what_it_is_for():
    for entry in catalogue.chosen(INVENTED):
        assert "(inventé)" in entry["name"]
        assert "inventé" in entry["provider"]["name"]
        assert entry["what_for"]["fr"].startswith("Service inventé pour la démonstration")


@pytest.mark.parametrize(
    "day, overall",
    [
        (date(2018, 6, 1), "not_assessable"),  # the American host's entry was not looked up yet
        (date(2020, 7, 15), "under_conditions"),
        (date(2020, 7, 16), "not_conforming"),  # the Privacy Shield falls
        (date(2021, 2, 1), "under_conditions"),  # the data come home
        (TODAY, "under_conditions"),
    ],
)
def test_its_history_holds_the_day_when_the_shield_fell(loaded, client, day, overall):
    page = client.get(f"/services/carto-mentale/?classe=5e&le={day}")
    history = page.context["events"]
    assert {date(2020, 7, 16), date(2021, 2, 1)} <= {event.on for event in history}
    assert page.context["shown"].mark == marks.OF_CONCLUSION[Conclusion(overall)]
