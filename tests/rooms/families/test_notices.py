"""A notice is issued at the signature, says all that the law wants, and again only when it must."""

from datetime import date

import pytest
from django.core.management import call_command

from egide.decisions import actions
from egide.decisions import queries as decisions
from egide.families import queries
from egide.families.actions import issue
from egide.families.models import Issued
from egide.families.reactions import signed as on_signature
from egide.families.wording import sections
from egide.kit.clock import today
from egide.people.models import Contact
from egide.trust.notice import Item
from tests.rooms.decisions import makers, signed
from tests.rooms.decisions.makers import TODAY

pytestmark = pytest.mark.django_db
LATER = date(2027, 1, 11)


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


def text_of(row):
    said = sections(queries.story(row.pk).told.notice)
    text = " ".join(sentence for one in said for sentence in (*one.sentences, *one.listed))
    return " ".join(text.split())


def test_every_item_of_articles_13_and_14_is_said(agreement):
    (row,) = told(agreement)
    said = sections(queries.story(row.pk).told.notice)
    assert [one.item for one in said] == list(Item)
    assert all(one.sentences for one in said)
    text = text_of(row)
    for needed in (
        "Collège des Tilleuls", "college@val.example", "dpd@val.example", "Des cartes mentales",
        "mission d’intérêt public", "Maker of cartes", "sous-traitant", "nommés dans",
        "États-Unis, sous : clauses contractuelles types", "2 décembre 2027", "opposer", "un mois",
        "CNIL", "pas d’accord à retirer", "annuaire de l’établissement", "aucune décision",
        "un surnom", "notes, bulletins", "rien à fournir", "vous le sauriez avant",
    ):  # fmt: skip
        assert needed in text, needed


def test_the_same_told_twice_is_told_once(agreement):
    assert len(told(agreement)) == 1
    assert told(agreement) == ()
    assert told(agreement, LATER) == ()
    assert Issued.objects.count() == 1


def test_another_verdict_alone_tells_families_nothing(agreement):
    told(agreement)
    makers.a_verdict("cartes", since=LATER, conditions=("no_email", "pseudonyms_only"))
    assert told(agreement, LATER) == ()


def test_terms_that_let_data_leave_elsewhere_are_told_again_and_kept(agreement):
    (first,) = told(agreement)
    for kind in ("terms", "policy"):
        said = {**signed.SAID, "hosting": ("FR", "GB")}
        signed.a_version(f"cartes__{kind}", on=LATER, **said)
    (second,) = told(agreement, LATER)
    assert second.changed == [Item.TRANSFERS]
    assert "Royaume-Uni" in text_of(second)
    story = queries.story(first.pk)
    assert story.replaced
    assert [one.number for one in story.every] == [second.pk, first.pk]
    assert "États-Unis" in text_of(first)


def test_another_officer_is_told(agreement, world):
    told(agreement)
    Contact.objects.filter(organisation=world.academy).update(dpo_mail="other@val.example")
    (again,) = told(agreement)
    assert again.changed == [Item.DPO]


def test_an_agreement_that_is_over_tells_nothing(agreement, world):
    told(agreement)
    actions.end(agreement.pk, reason="Fin de l’essai.", by=world.helene, on=LATER)
    Contact.objects.filter(organisation=world.academy).update(dpo_mail="other@val.example")
    assert told(agreement, LATER) == ()


def test_a_school_without_a_contact_sends_to_its_office(agreement):
    Contact.objects.all().delete()
    (row,) = told(agreement)
    assert "Écrire au secrétariat : Collège des Tilleuls." in text_of(row)


def test_families_of_a_public_primary_are_told_who_answers(world):
    request = makers.a_request(world, by=world.paul, groups=[world.cm2], at=world.primary)
    makers.an_opinion(world, request)
    made = makers.a_signature(request, by=world.dasen)
    (row,) = told(made)
    assert "Académie du Val en répond pour École du Pré" in text_of(row)
    assert row.school_id == world.primary.pk


def test_a_signature_issues_it_by_itself_and_the_daily_round_nothing_more(world):
    made = signed.an_agreement(world, on=today())
    on_signature(type("Signed", (), {"agreement": made.pk}))
    assert Issued.objects.filter(agreement=made.pk).count() == 1
    call_command("tell_families")
    assert Issued.objects.count() == 1
