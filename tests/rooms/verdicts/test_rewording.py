"""Try your terms: what the page promises of its wordings is what a second try then gives."""

from datetime import date

from egide.reading.document import Document
from egide.reading.reader import open_document
from egide.trust.outcome import Conclusion
from egide.trust.verdict.verdict import Verdict
from egide.verdicts.trial.rewording import Tried, tried, wordings

TODAY = date(2026, 11, 24)
HARMLESS = """# Conditions générales d’utilisation

Le présent contrat est régi par le droit français. Tout litige relève des tribunaux de Paris.
Les données personnelles sont hébergées en France.
"""
REFUSED = """
Nous vendons vos données personnelles à des tiers.

Nous affichons des publicités personnalisées en fonction de votre profil.

Nous utilisons vos contenus pour entraîner nos modèles d’intelligence artificielle.
"""


def terms(text: str) -> Document:
    """Those words as a provider pastes them."""
    return open_document(text.encode(), name="cgu", media_type="text/markdown")


def attempt(text: str) -> Tried:
    """One try, for an ordinary class."""
    return tried(terms(text), {}, TODAY)


def proposed(first: Tried) -> str:
    """The wordings of the page, each under its title."""
    clauses = wordings(first.settling, "fr")
    return "\n\n".join(f"## {clause.title}\n\n{clause.wording}" for clause in clauses)


def stopping(verdict: Verdict) -> set[str]:
    """The criteria that stop the service."""
    return {found.criterion for found in verdict.blocking}


def test_with_the_wordings_in_the_place_of_its_sentences_a_text_is_no_longer_refused() -> None:
    first = attempt(HARMLESS + REFUSED)
    second = attempt(f"{HARMLESS}\n{proposed(first)}\n")
    assert first.today.verdict.overall is Conclusion.NOT_CONFORMING
    assert second.today.verdict.overall is first.settled.verdict.overall
    assert stopping(second.today.verdict) <= stopping(first.settled.verdict)


def test_a_promise_beside_its_opposite_does_not_hide_it() -> None:
    first = attempt(HARMLESS + REFUSED)
    second = attempt(f"{HARMLESS}{REFUSED}\n{proposed(first)}\n")
    assert second.today.verdict.overall is Conclusion.NOT_CONFORMING
    assert stopping(second.today.verdict) < stopping(first.today.verdict)
