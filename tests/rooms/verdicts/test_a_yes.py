"""The invented service of the demonstration: what a favourable answer rests on, and looks like."""

from datetime import date

import pytest

from egide.catalogue import demo as catalogue
from egide.catalogue.actions import Declarer, declare
from egide.catalogue.errors import NotADeclaredFact
from egide.reading.reader import read_source
from egide.terms import demo as terms
from egide.terms.demo import TEXTS
from egide.verdicts import demo, queries

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 24)
SLUGS = ["carto-mentale", "miro"]


@pytest.fixture
def loaded():
    catalogue.load(SLUGS)
    terms.load(SLUGS)
    demo.load(SLUGS)


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


@pytest.mark.parametrize(
    "document, meant",
    [
        ("carto-mentale__conditions-ecoles",
         {"advertising": "none", "improvement": "no", "ai_training": "no", "sale": "no",
          "profiling": "no", "trackers": "essential", "governing_law": ["FR"], "courts": ["FR"],
          "changes": "notice", "termination": "notice", "export": "yes",
          "last_update": "2026-09-01"}),
        ("carto-mentale__accord-de-sous-traitance",
         {"role": "processor", "hosting": ["FR"], "transfers": "none", "subprocessors": "listed",
          "retention": "durations", "deletion": ["at_end", "on_request"],
          "security": ["at_rest", "in_transit"], "incident_notice": "hours", "dpo": "dpo",
          "rights": "gdpr", "authority": ["FR"]}),
    ],
)  # fmt: skip
def test_the_reader_finds_what_its_drafters_meant(document, meant):
    found = read_source(TEXTS / document / "2026-09-01.md").to_dict()["answers"]
    assert {question: found[question]["value"] for question in meant} == meant
