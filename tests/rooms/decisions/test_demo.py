"""The demonstration's decisions are made by acts, once, and say what a visitor should find."""

import pytest

from egide.catalogue import demo as catalogue
from egide.decisions import demo, queries
from egide.decisions.models import Agreement, Experiment, Request, Stance
from egide.kit.clock import today
from egide.people import demo as people
from egide.people.actions import become
from egide.people.queries import organisation
from egide.terms import demo as terms
from egide.verdicts import demo as verdicts

pytestmark = pytest.mark.django_db
SLUGS = ["carto-mentale", "plume-et-calcul", "phrasier", "discord", "whatsapp"]
TABLES = (Agreement, Experiment, Request, Stance)


def counted():
    return [table.objects.count() for table in TABLES]


def names(found):
    return sorted(one.name for one in found)


def test_the_academy_has_a_life_and_a_second_load_adds_nothing():
    people.load()
    for room in (catalogue, terms, verdicts):
        room.load(SLUGS)
    demo.load()
    before = counted()
    assert before == [4, 1, 7, 1]
    demo.load()
    assert counted() == before
    day = today()
    waiting = {who: queries.waiting_for(become(who), on=day) for who in ("marc", "helene", "agnes")}
    assert names(waiting["helene"].to_sign) == ["Phrasier (inventé)"]
    assert names(waiting["agnes"].to_sign) == ["Plume & Calcul (inventé)"]
    assert "Plume & Calcul (inventé)" in names(waiting["marc"].to_advise)
    tilleuls = organisation("0980001U").id
    may = {slug: queries.answer_for(tilleuls, slug, ("5e",), on=day).may for slug in SLUGS}
    assert may == {
        "carto-mentale": "join",
        "plume-et-calcul": "now",
        "phrasier": "no",
        "discord": "no",
        "whatsapp": "no",
    }


def test_a_catalogue_without_these_services_is_left_alone():
    people.load()
    demo.load()
    assert counted() == [0, 0, 1, 0]
