"""Every rule catches the sentences it says it catches, and spares the others, in each language."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from egide.reading.analysis import analyse
from egide.reading.document import Document
from egide.reading.phrases.firing import machine
from egide.reading.phrases.paper import PaperKind, paper_of
from egide.reading.phrases.rules import LANGUAGES, Rule, loaded, named, questions


def rules() -> Iterator[tuple[str, Rule]]:
    for language in LANGUAGES:
        for question in questions(language):
            for rule in question.rules:
                yield language, rule


# Rules that ask for a section or a heading are tried under these.
HEADINGS = {
    "fr": "# Responsable de traitement\n\n## Hébergement des données\n\n### Sous-traitants\n\n"
    "#### Modifications\n\n",
    "en": "# Controller\n\n## Data location\n\n### Sub-processors\n\n#### Changes\n\n",
}
EVERY = [pytest.param(*one, id=f"{one[1].name}-{one[0]}") for one in rules()]


def fired_by(sentence: str, language: str, rule: Rule) -> set[str]:
    heading = HEADINGS[language] if rule.sections or rule.place else ""
    text = f"{heading}{sentence}"
    document = Document("acme__terms", text, "", language, "Terms", "text/markdown")
    rules = machine(language)
    paper = paper_of(analyse(document), language, rules.engine)
    papers = (replace(paper, kind=kind) for kind in PaperKind)
    return {one.rule.name for paper in papers for one in rules.fire(paper)}


@pytest.mark.parametrize("language, rule", EVERY)
def test_a_rule_catches_what_it_says_it_catches(language: str, rule: Rule) -> None:
    assert rule.catches, "a lawyer needs to see a sentence"
    for sentence in rule.catches:
        assert rule.name in fired_by(sentence, language, rule), sentence


@pytest.mark.parametrize("language, rule", EVERY)
def test_a_rule_spares_what_it_says_it_spares(language: str, rule: Rule) -> None:
    assert rule.spares, "a lawyer needs to see what is not meant"
    for sentence in rule.spares:
        assert rule.name not in fired_by(sentence, language, rule), sentence


def test_every_rule_says_its_idea_in_both_languages() -> None:
    for path in named("questions"):
        for rule in loaded(path).get("rules") or ():
            assert set(rule["idea"]) == {"fr", "en"}, rule["name"]


def test_rules_have_names_of_their_own() -> None:
    names = [rule.name for language, rule in rules() if language == "fr"]
    assert len(names) == len(set(names))
