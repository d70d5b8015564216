"""A service with texts and answers: each test names only what matters to it."""

from datetime import date

from egide.catalogue import actions as catalogue
from egide.law.shelf import shelf
from egide.people.models import Person
from egide.people.roles import Role
from egide.reading.document import Document, digest
from egide.terms import actions as terms
from egide.trust.evidence.answers import Answer, Quote

FIRST, TODAY = date(2017, 1, 1), date(2026, 11, 24)
BOTH = ("learned", "phrases")
WHAT_FOR = {"fr": "Des cartes.", "en": "Maps."}
EDITOR = catalogue.Declarer("the editor")


def sentence(question, values):
    """A sentence that a reader may quote for that answer."""
    return f"About {question}, we say {' and '.join(values)}."


def a_text(said, salt=""):
    """A text that says all that, a sentence a line."""
    body = "\n\n".join(sentence(question, values) for question, values in said.items())
    return f"# Terms {salt}\n\n{body}\n"


def answers_in(text, said, readers=BOTH):
    """An answer to each question of the vocabulary, quoted where the text says it."""
    found = []
    for question in shelf().vocabulary.questions:
        values = tuple(said.get(question, ()))
        quotes = ()
        if values:
            words = sentence(question, values)
            at = text.index(words)
            quotes = (Quote(words, at, at + len(words), "a rule"),)
        found.append(
            Answer(question, tuple(sorted(values)), quotes, confidence=0.9, readers=readers)
        )
    return tuple(found)


def a_service(slug="tool", *, same_use=("maps",), declared=None, **said):
    """A service with terms and a policy of one version each, which both say the same."""
    made = catalogue.register(
        catalogue.Listing(slug, slug.title(), "Maker", what_for=WHAT_FOR, same_use=same_use)
    )
    if declared:
        catalogue.declare(slug, declared, EDITOR, on=FIRST)
    for kind in ("terms", "policy"):
        document = f"{slug}__{kind}"
        terms.file(document, terms.Origin(kind.title()))
        terms.speaks_for(document, made.pk, kind=kind, scope="general")
        a_version(document, **said)
    return slug


def a_version(document, *, on=FIRST, readers=BOTH, **said):
    """A version of a document, read."""
    text = a_text(said, f"{document} {on}")
    kept = Document(document, text, digest(text.encode()), "en", "Terms", "text/markdown")
    snapshot = terms.capture(document, kept, on=on)
    terms.read_snapshot(snapshot, answers_in(text, said, readers))
    return snapshot


def a_person(role=Role.REVIEWER, name="Rosa"):
    """Someone with that role."""
    return Person.objects.create(display_name=name, role=role)
