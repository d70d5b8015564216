"""A person's word comes before the machine's, is never changed, and is carried over or not."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from egide.kit.errors import NotYours
from egide.kit.models import Announced
from egide.people.roles import Role
from egide.terms import queries, review
from egide.terms.errors import NotAnAnswer, NothingProposed, QuoteNotThere
from egide.terms.models import Confirmation
from egide.terms.review import Passage, Subject
from egide.terms.words import Whose
from egide.trust.evidence.answers import Proof
from tests.rooms.terms.makers import FIRST, SENTENCE, TEXT, a_file, a_reviewer, a_version

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 24)
LATER = date(2023, 1, 1)


@pytest.fixture
def subject():
    a_file()
    return Subject(a_version().pk, "advertising")


@pytest.fixture
def reviewer():
    return a_reviewer()


def now(subject):
    return queries.answers(subject.snapshot)[subject.question]


def test_until_a_person_speaks_the_machine_proposes(subject):
    assert (now(subject).whose, now(subject).answer.proof) == (Whose.MACHINE, Proof.READ)


def test_a_confirmation_keeps_who_when_and_the_sentence(subject, reviewer):
    review.confirm(subject, by=reviewer, on=TODAY)
    said = now(subject)
    assert (said.whose, said.by, said.on) == (Whose.PERSON, "R", TODAY)
    assert said.answer.proof is Proof.CONFIRMED
    assert said.answer.quotes[0].text == SENTENCE
    assert "person" in said.answer.readers


def test_a_correction_stands_on_its_own_passage(subject, reviewer):
    at = TEXT.index("The end.")
    review.correct(subject, ["targeted"], [Passage(at, at + 8)], by=reviewer, on=TODAY)
    assert now(subject).answer.values == ("targeted",)
    assert now(subject).answer.quotes[0].text == "The end."
    assert now(subject).proposed.values == ("none",)


def test_silence_is_a_confirmed_answer(subject, reviewer):
    review.silence(subject, by=reviewer, on=TODAY)
    assert now(subject).answer.silent
    assert now(subject).answer.proof is Proof.CONFIRMED


def test_a_rejected_proposal_no_longer_counts(subject, reviewer):
    review.reject(subject, by=reviewer, on=TODAY)
    assert now(subject).open
    (document,) = queries.dossiers(["tool"], on=TODAY)["tool"]
    assert document.answers == ()


def test_the_last_word_counts_and_the_first_is_kept(subject, reviewer):
    review.reject(subject, by=reviewer, on=TODAY)
    review.confirm(subject, by=reviewer, on=TODAY)
    assert now(subject).answer.values == ("none",)
    assert Confirmation.objects.count() == 2


@pytest.mark.parametrize("role", [role for role in Role if role != Role.REVIEWER])
def test_only_a_reviewer_speaks(subject, role):
    other = a_reviewer(role)
    for verb in (review.confirm, review.silence, review.reject):
        with pytest.raises(NotYours):
            verb(subject, by=other, on=TODAY)
    assert not Confirmation.objects.exists()


@pytest.mark.parametrize(
    "question, values",
    [
        ("advertising", ["magic"]), ("advertising", []), ("advertising", ["silent"]),
        ("advertising", ["none", "targeted"]), ("unheard", ["yes"]), ("minimum_age", ["ten"]),
        ("last_update", ["soon"]),
    ],
)  # fmt: skip
def test_an_answer_is_one_of_those_that_the_question_allows(subject, reviewer, question, values):
    asked = Subject(subject.snapshot, question)
    with pytest.raises(NotAnAnswer):
        review.correct(asked, values, [Passage(0, 5)], by=reviewer, on=TODAY)


@pytest.mark.parametrize("bounds", [(-3, 4), (5, 5), (9, 2), (0, 10_000), (7, 9)])
def test_a_passage_must_be_words_of_the_text(subject, reviewer, bounds):
    with pytest.raises(QuoteNotThere):
        review.correct(subject, ["none"], [Passage(*bounds)], by=reviewer, on=TODAY)


def test_a_correction_without_a_sentence_is_refused(subject, reviewer):
    with pytest.raises(QuoteNotThere):
        review.correct(subject, ["none"], [], by=reviewer, on=TODAY)


def test_nothing_proposed_is_nothing_to_confirm(subject, reviewer):
    with pytest.raises(NothingProposed):
        review.confirm(Subject(subject.snapshot, "courts"), by=reviewer, on=TODAY)


def test_a_word_is_never_changed_nor_removed(subject, reviewer):
    review.confirm(subject, by=reviewer, on=TODAY)
    for change in (
        lambda: Confirmation.objects.update(kind="reject"),
        lambda: Confirmation.objects.all().delete(),
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            change()


def test_a_word_is_announced(subject, reviewer):
    review.confirm(subject, by=reviewer, on=TODAY)
    told = Announced.objects.order_by("-id").first()
    assert told.name.endswith("AnswerReviewed")
    assert told.data["question"] == "advertising"


def test_a_word_is_carried_over_where_its_sentence_stands_verbatim(subject, reviewer):
    review.confirm(subject, by=reviewer, on=TODAY)
    newer = a_version("A new preamble.\n\n" + TEXT, on=LATER)
    said = queries.answers(newer.pk)["advertising"]
    assert (said.whose, said.heard_on, said.again) == (Whose.CARRIED, FIRST, False)
    (quote,) = said.answer.quotes
    assert queries.text(newer.pk).text[quote.start : quote.end] == SENTENCE


def test_where_the_sentence_changed_the_question_is_to_review_again(subject, reviewer):
    review.confirm(subject, by=reviewer, on=TODAY)
    newer = a_version(TEXT.replace("never", "sometimes"), on=LATER)
    said = queries.answers(newer.pk)["advertising"]
    assert (said.whose, said.again) == (Whose.MACHINE, True)


def test_a_silence_is_never_carried_over(subject, reviewer):
    review.silence(subject, by=reviewer, on=TODAY)
    newer = a_version(TEXT + "More.", on=LATER)
    assert queries.answers(newer.pk)["advertising"].again


def test_a_word_does_not_reach_back_to_an_older_version(subject, reviewer):
    newer = a_version(TEXT + "More.", on=LATER)
    review.confirm(Subject(newer.pk, "advertising"), by=reviewer, on=TODAY)
    assert now(subject).whose is Whose.MACHINE
