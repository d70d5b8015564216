"""What is declared of a service is history: who, when, and the last word on a day."""

from datetime import date

import pytest
from django.db import IntegrityError

from egide.catalogue import actions, queries
from egide.catalogue.errors import NoSuchService, NotADeclaredFact
from egide.catalogue.models import Declared, Provider

pytestmark = pytest.mark.django_db
SOMEONE = actions.Declarer("the provider")


@pytest.fixture
def tool():
    return actions.register(actions.Listing("tool", "Tool", "Maker")).slug


def test_the_last_word_counts_from_its_day(tool):
    actions.declare(tool, {"ai": "none"}, SOMEONE, on=date(2020, 1, 1))
    actions.declare(tool, {"ai": "generative"}, SOMEONE, on=date(2024, 5, 1))
    assert on(tool, date(2019, 12, 31)) == {}
    assert on(tool, date(2024, 4, 30)) == {"ai": ("none",)}
    assert on(tool, date(2024, 5, 1)) == {"ai": ("generative",)}


def on(tool, day):
    return {name: fact.values for name, fact in queries.facts([tool], on=day)[tool].items()}


def test_saying_the_same_again_adds_nothing(tool):
    for _ in range(2):
        actions.declare(tool, {"ai": "none", "sensors": True}, SOMEONE, on=date(2020, 1, 1))
    assert Declared.objects.count() == 2


@pytest.mark.parametrize(
    "facts", [{"levels": ["4e"]}, {"ai": "magic"}, {"unheard_of": True}, {"minors": True}]
)
def test_only_a_provider_s_facts_are_declared_in_their_closed_words(tool, facts):
    with pytest.raises(NotADeclaredFact):
        actions.declare(tool, facts, SOMEONE, on=date(2020, 1, 1))
    assert not Declared.objects.exists()


def test_a_service_that_is_not_there_is_a_refusal():
    with pytest.raises(NoSuchService):
        actions.declare("nobody", {"ai": "none"}, SOMEONE, on=date(2020, 1, 1))


def test_a_country_is_a_code():
    with pytest.raises(IntegrityError):
        Provider.objects.create(name="Maker", country="fr")
