"""What Égide proposes to sign, Égide reads as it says it will be read.

Each model clause that answers a question is put in a short contract, in French and in English, and
read by both readers and the arbiter: the answer is the one that the clause promises a provider.
"""

from pathlib import Path

import pytest
import yaml

from egide.reading.reader import Reading, read_source

VOCABULARY = Path(__file__).parents[2] / "law" / "vocabulary"
CLAUSES = yaml.safe_load((VOCABULARY / "clauses.yaml").read_text(encoding="utf-8"))
WORDS = yaml.safe_load((VOCABULARY / "clauses.words.yaml").read_text(encoding="utf-8"))
CONTRACTS = {
    "fr": """# Contrat de service pour les établissements scolaires

## 1. Objet

Le présent contrat lie le Fournisseur et l’Établissement. Il dit comment le service est rendu aux
élèves et aux enseignants, et ce que deviennent leurs données personnelles.

## 2. {title}

{wording}

## 3. Signature

Le contrat est signé en deux exemplaires. Chaque partie en conserve un.
""",
    "en": """# Service agreement for schools

## 1. Purpose

This agreement binds the Provider and the School. It sets out how the service is delivered to
pupils and teachers, and what becomes of their personal data.

## 2. {title}

{wording}

## 3. Signature

The agreement is signed in two copies. Each party keeps one.
""",
}
PROMISES = [
    (name, question, (wanted,) if isinstance(wanted, str) else tuple(wanted))
    for name, clause in CLAUSES.items()
    for question, wanted in clause.get("answers", {}).items()
]


def contract(clause: str, lang: str) -> str:
    """A short contract in which that clause is the only one of substance."""
    words = WORDS[clause]
    return CONTRACTS[lang].format(title=words["title"][lang], wording=words["wording"][lang])


def read_text(text: str) -> Reading:
    """That text, as a provider would paste it."""
    return read_source(text.encode(), name="contract", media_type="text/markdown")


@pytest.mark.parametrize("lang", ["fr", "en"])
@pytest.mark.parametrize("clause, question, wanted", PROMISES)
def test_a_clause_is_read_as_it_promises(
    clause: str, question: str, wanted: tuple[str, ...], lang: str
) -> None:
    answer = read_text(contract(clause, lang)).answers[question]
    assert sorted(answer.values) == sorted(wanted)
    title, wording = WORDS[clause]["title"][lang], WORDS[clause]["wording"][lang]
    assert answer.quotes
    for quote in answer.quotes:
        assert quote.text in wording or title in quote.text


@pytest.mark.parametrize(
    "question, values, text",
    [
        ("termination", ("at_will",), "Nous pouvons fermer votre compte sans préavis ni motif."),
        ("termination", ("at_will",), "We may close your account at any time without notice."),
        ("courts", ("FR", "arbitration"),
         "Tout litige est soumis à un arbitrage, à défaut aux tribunaux de Paris, France."),
        ("role", ("controller",), "We are the data controller of your personal data."),
    ],
)  # fmt: skip
def test_the_opposite_of_a_clause_is_still_read_as_such(
    question: str, values: tuple[str, ...], text: str
) -> None:
    lang = "en" if text.startswith("We") else "fr"
    around = CONTRACTS[lang].format(title="Conditions", wording=text)
    assert tuple(sorted(read_text(around).answers[question].values)) == values


def test_a_promise_is_made_in_each_language_with_a_wording() -> None:
    assert len(PROMISES) > 15
    for clause, _question, _wanted in PROMISES:
        assert set(WORDS[clause]["wording"]) >= {"fr", "en"}
