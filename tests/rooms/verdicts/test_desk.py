"""The review desk: a word is kept, the verdict follows at once, two reviewers do not collide."""

import pytest
from django.test import Client

from egide.people.roles import Role
from egide.terms import queries as terms
from egide.terms.errors import QuoteNotThere
from egide.terms.review import Passage, Subject
from egide.trust.evidence.answers import Answer
from egide.verdicts import actions, desk, pages, queries
from egide.verdicts.desk import Word, decide, state
from egide.verdicts.errors import AlreadyDecided
from tests.rooms.verdicts.makers import TODAY, a_person, a_service, a_version

pytestmark = pytest.mark.django_db


@pytest.fixture
def snapshot():
    a_service("tool", advertising=["targeted"])
    kept = a_version("tool__terms", on=TODAY, readers=("phrases",), advertising=["targeted"])
    actions.rejudge("tool", on=TODAY)
    return kept.pk


@pytest.fixture
def reviewer():
    return a_person()


def seen(snapshot, question="advertising"):
    return state(terms.answers(snapshot).get(question))


def test_a_word_moves_the_verdict_in_the_same_breath(snapshot, reviewer):
    subject = Subject(snapshot, "sale")
    at = terms.text(snapshot).text.index("About")
    word = Word("correct", seen(snapshot, "sale"), ("yes",), (Passage(at, at + 20),))
    (evaluation,) = decide(subject, word, by=reviewer, on=TODAY)
    assert (evaluation.cause, evaluation.by) == ("reader", reviewer)
    assert evaluation.about["now"] == ["yes"]
    turned = {turn["criterion"] for move in evaluation.moves for turn in move["criteria"]}
    assert "FIN-05" in turned
    assert queries.standing(["tool"], "4e", TODAY)["tool"].overall == "not_conforming"


def test_a_confirmation_makes_a_finding_firm(snapshot, reviewer):
    policy = terms.versions(["tool__policy"])[0].id
    for kept in (snapshot, policy):
        word = Word("confirm", seen(kept))
        decide(Subject(kept, "advertising"), word, by=reviewer, on=TODAY)
    assert queries.standing(["tool"], "4e", TODAY)["tool"].standing == "firm"


def test_the_second_of_two_reviewers_sees_that_it_was_decided(snapshot, reviewer):
    page_of_both = seen(snapshot)
    decide(Subject(snapshot, "advertising"), Word("confirm", page_of_both), by=reviewer, on=TODAY)
    with pytest.raises(AlreadyDecided):
        decide(
            Subject(snapshot, "advertising"),
            Word("silence", page_of_both),
            by=a_person(name="Blaise"),
            on=TODAY,
        )
    assert terms.answers(snapshot)["advertising"].kind == "confirm"


def test_a_quote_must_be_in_the_text(snapshot, reviewer, client):
    client.force_login(reviewer)
    given = {
        "verb": "correct",
        "seen": seen(snapshot),
        "value": "none",
        "quote": "We never say this.",
    }
    refused = client.post(f"/relecture/{snapshot}/advertising/", given)
    assert refused.status_code == QuoteNotThere.status
    assert terms.answers(snapshot)["advertising"].kind == ""


def test_a_form_alone_corrects_and_goes_on_to_the_next_question(snapshot, reviewer, client):
    client.force_login(reviewer)
    sentence = "About advertising, we say targeted."
    given = {
        "verb": "correct",
        "seen": seen(snapshot),
        "value": "shown",
        "quote": sentence,
        "start": "",
    }
    done = client.post(f"/relecture/{snapshot}/advertising/", given, follow=True)
    assert done.status_code == 200
    held = terms.answers(snapshot)["advertising"]
    assert (held.answer.values, held.by) == (("shown",), "Rosa")
    assert "la réponse" in done.content.decode()


def test_disagreements_come_before_what_both_readers_say(snapshot):
    a_version("tool__policy", on=TODAY, readers=("learned", "phrases"), advertising=["none"])
    items = queries.desk(snapshot).items
    orders = [item.order for item in items]
    assert orders == sorted(orders)


def test_what_is_decided_comes_last(snapshot, reviewer):
    decide(
        Subject(snapshot, "role"), Word("silence", seen(snapshot, "role")), by=reviewer, on=TODAY
    )
    assert queries.desk(snapshot).items[-1].question == "role"
    assert queries.desk(snapshot).done == 1


@pytest.mark.parametrize("role", [None, *Role])
def test_only_reviewers_sit_at_the_desk(snapshot, role):
    visitor = Client()
    if role:
        visitor.force_login(a_person(role))
    allowed = role == Role.REVIEWER
    for address in (
        "/relecture/",
        f"/relecture/{snapshot}/",
        f"/relecture/{snapshot}/sale/lecteurs",
    ):
        assert (visitor.get(address).status_code == 200) is allowed
    given = {"verb": "confirm", "seen": seen(snapshot)}
    assert visitor.post(f"/relecture/{snapshot}/advertising/", given).status_code in (
        {302} if allowed or role is None else {403}
    )
    assert bool(terms.answers(snapshot)["advertising"].kind) is allowed


def test_a_word_that_does_not_exist_is_refused(snapshot, reviewer, client):
    client.force_login(reviewer)
    given = {"verb": "shout", "seen": seen(snapshot)}
    assert client.post(f"/relecture/{snapshot}/advertising/", given).status_code == 400


def test_the_desk_takes_few_queries(snapshot, reviewer, client, django_assert_max_num_queries):
    client.force_login(reviewer)
    client.get("/relecture/")
    with django_assert_max_num_queries(12):
        client.get("/relecture/")
    with django_assert_max_num_queries(12):
        client.get(f"/relecture/{snapshot}/?question=advertising")


def test_the_reaction_finds_nothing_left_to_do_after_the_desk(
    snapshot, reviewer, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        decide(
            Subject(snapshot, "advertising"), Word("confirm", seen(snapshot)), by=reviewer, on=TODAY
        )
    assert desk.Evaluation.objects.filter(cause="reader").count() == 1


def test_what_each_reader_says_is_shown_apart(snapshot, reviewer, client, monkeypatch):
    client.force_login(reviewer)
    address = f"/relecture/{snapshot}/sale/lecteurs"
    assert "dit la même chose" in client.get(address).content.decode()
    one, other = Answer("sale", ("yes",)), Answer("sale")
    apart = (("phrases", {"sale": one}), ("learned", {"sale": other}))
    monkeypatch.setattr(pages, "apart", lambda text: apart)
    text = client.get(address).content.decode()
    assert text.index("Le lecteur par phrases") < text.index("Oui")
    assert text.index("Le lecteur par exemples") < text.index("Le texte ne le dit pas")
