"""How votes become an answer, where ordering is not enough."""

import pytest

from egide.reading.analysis import analyse
from egide.reading.document import Document
from egide.reading.phrases import Read, read


def reading(text: str, language: str = "en", name: str = "acme__terms") -> Read:
    return read(analyse(Document(name, text, "", language, "Terms", "text/markdown")))


TERMS = "# Terms\n\nThese terms are an agreement. Your licence ends on termination.\n\n"
PRIVACY = "# Privacy policy\n\nPersonal data and privacy. We process personal data.\n\n"


@pytest.mark.parametrize(
    "question, language, text, values",
    [
        ("last_update", "en", "Last updated: March 4, 2024", ("2024-03-04",)),
        ("last_update", "en", "Last updated: 03/04/2024", ("2024-03-04",)),
        ("last_update", "fr", "Dernière mise à jour : 03/04/2024", ("2024-04-03",)),
        ("last_update", "fr", "Mise à jour juin 2025", ("2025-06",)),
        ("last_update", "en", "Updated May 2, 2023. Effective June 1, 2023.", ("2023-05-02",)),
        ("last_update", "fr", "Le règlement du 27/04/2016 s'applique.", ()),
        ("hosting", "fr",
         PRIVACY + "Vos données sont hébergées en France et en Irlande.", ("FR", "IE")),
        ("hosting", "en", PRIVACY + "Data are stored on servers outside the EU.", ("non-EU",)),
        ("hosting", "fr",
         PRIVACY + "Hébergeur :\n\nOVH SAS\n\n2 rue Kellermann, 59100 Roubaix", ("FR",)),
        ("governing_law", "en", TERMS + "These Terms are governed by Irish law.", ("IE",)),
        ("governing_law", "en",
         TERMS + "If you live in the European Union, the laws of your country of residence govern "
         "these Terms. Otherwise the laws of California govern these Terms.", ("user",)),
        ("courts", "fr", TERMS + "Tout litige relève des tribunaux de Paris.", ("FR",)),
        ("courts", "en", TERMS + "Disputes are resolved by binding arbitration.", ("arbitration",)),
        ("minimum_age", "en",
         TERMS + "You must be at least 13 years old, or 16 in the European Union.", ("16",)),
        ("minimum_age", "en",
         TERMS + "You must be 13 or older.\n\nUsers in the EEA must be at least 16 years old.",
         ("16",)),
        ("role", "en",
         PRIVACY + "We are the data controller of your account.\n\nWe act as a data processor "
         "for the content of schools.", ("both",)),
        ("security", "en",
         PRIVACY + "We take reasonable security measures. We use TLS.", ("in_transit",)),
        ("rights", "fr",
         PRIVACY + "Vous disposez d'un droit d'accès et de rectification.", ("some",)),
        ("advertising", "en",
         PRIVACY + "We never use your data for targeted advertising.", ("none",)),
        ("subprocessors", "en",
         PRIVACY + "## Sub-processors\n\n* AWS, Inc.\n* Stripe, Inc.\n* Twilio, Inc.", ("listed",)),
        ("user_content", "en",
         TERMS + "You grant us a worldwide licence to use your content, only to provide the "
         "Services.",
         ("service",)),
        ("user_content", "en",
         TERMS + "You grant us a perpetual licence to use your content in any media.", ("broad",)),
    ],
)  # fmt: skip
def test_a_document_answers(
    question: str, language: str, text: str, values: tuple[str, ...]
) -> None:
    assert reading(text, language).answers[question].values == values


def test_quotes_are_verbatim_and_name_their_rule() -> None:
    text = PRIVACY + "We **never**  sell your personal data. We use cookies to keep you logged in."
    found = reading(text)
    quotes = [quote for answer in found.answers.values() for quote in answer.quotes]
    assert quotes
    for quote in quotes:
        assert text[quote.start : quote.end] == quote.text
    assert found.answers["sale"].quotes[0].rule == "sale.never-sold"


def test_other_languages_are_silent_and_not_wrong() -> None:
    found = reading("Wir verkaufen Ihre Daten nicht.", "de")
    assert all(answer.silent for answer in found.answers.values())


def test_what_annexed_clauses_say_is_not_the_document() -> None:
    text = (
        "# Data Processing Agreement\n\nThe processor processes personal data.\n\n"
        "# Standard Contractual Clauses\n\n## Clause 17\n\nGoverning law\n\n"
        "These Clauses shall be governed by the law of Ireland."
    )
    assert reading(text).answers["governing_law"].silent
