"""A notice is issued at the signature, says all that the law wants, and again only when it must."""

import pytest

from egide.decisions import queries as decisions
from egide.families import queries
from egide.families.actions import issue
from egide.families.wording import sections
from egide.trust.notice import Item
from tests.rooms.decisions import signed
from tests.rooms.decisions.makers import TODAY

pytestmark = pytest.mark.django_db


@pytest.fixture
def world():
    made = signed.a_world()
    signed.a_tool()
    return made


@pytest.fixture
def agreement(world):
    return signed.an_agreement(world)


def told(agreement, on=TODAY):
    return issue([decisions.agreement(agreement.pk, on=on)], on=on)


def test_every_item_of_articles_13_and_14_is_said(agreement):
    (row,) = told(agreement)
    said = sections(queries.story(row.pk).told.notice)
    assert [one.item for one in said] == list(Item)
    assert all(one.sentences for one in said)
    text = " ".join(sentence for one in said for sentence in (*one.sentences, *one.listed))
    for needed in (
        "Collège des Tilleuls", "college@val.example", "dpd@val.example", "Des cartes mentales",
        "mission d’intérêt public", "Maker of cartes", "sous-traitant", "États-Unis",
        "clauses contractuelles types", "CNIL", "opposer", "mois",
    ):  # fmt: skip
        assert needed in text
