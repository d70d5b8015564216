"""A dull document with a version, a reviewer, an answer: each test names only what matters."""

from datetime import date

from egide.catalogue import actions as catalogue
from egide.people.models import Person
from egide.people.roles import Role
from egide.reading.document import Document, digest
from egide.terms import actions
from egide.trust.evidence.answers import Answer, Quote

FIRST = date(2020, 1, 1)
SLUG = "tool__terms"
SENTENCE = "We never show advertisements."
TEXT = f"# Terms\n\nWelcome.\n\n{SENTENCE}\n\nThe end.\n"


def a_document(text=TEXT, language="en"):
    return Document(SLUG, text, digest(text.encode()), language, "Terms", "text/markdown")


def a_file(slug=SLUG, service="tool"):
    made = catalogue.register(catalogue.Listing(service, service.title(), "Maker"))
    actions.file(slug, actions.Origin("Terms"))
    actions.speaks_for(slug, made.pk, kind="terms", scope="general")
    return slug


def a_version(text=TEXT, on=FIRST, *, accident="", answers=None):
    known = actions.Circumstances(accident=accident)
    snapshot = actions.capture(SLUG, a_document(text), on=on, known=known)
    actions.read_snapshot(snapshot, the_answer(text) if answers is None else answers)
    return snapshot


def the_answer(text=TEXT):
    """No advertising, with the sentence that says so, where the text has it."""
    at = text.find(SENTENCE)
    if at < 0:
        return (Answer("advertising", confidence=0.6, readers=("phrases",)),)
    quote = Quote(SENTENCE, at, at + len(SENTENCE), "a rule")
    return (Answer("advertising", ("none",), (quote,), confidence=0.9, readers=("phrases",)),)


def a_reviewer(role=Role.REVIEWER):
    return Person.objects.create(display_name="R", role=role)
