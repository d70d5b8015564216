"""A legal fact without a source is no fact, and what is called sourced was found somewhere."""

import ast

import pytest

from egide.law.shelf import shelf
from egide.trust.law import Mark
from tests.architecture.source import modules

# Article of the charter: grades and diplomas never leave, so they have no name to be asked by.
FORBIDDEN = ("grade", "mark", "diploma", "note", "diplome", "diplôme", "bulletin", "score")
FACTS = sorted(shelf().law.facts.values(), key=lambda fact: fact.id)


@pytest.mark.parametrize("fact", FACTS, ids=lambda fact: fact.id)
def test_every_bound_of_a_fact_has_its_source(fact):
    for reign in fact.reigns:
        assert reign.source.title.strip()
        assert (reign.span.until is None) == (reign.ended_by is None)
        assert all(source.found_in for source in reign.sources if source.mark is Mark.SOURCED)


def attributes():
    """The names of the attribute vocabulary: the members of every class called Attribute."""
    for module in modules():
        for node in ast.walk(module.tree):
            if isinstance(node, ast.ClassDef) and node.name == "Attribute":
                yield from names(node)


def names(vocabulary: ast.ClassDef):
    """The words by which an attribute could be asked for."""
    for node in ast.walk(vocabulary):
        if isinstance(node, ast.Name):
            yield node.id
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value


def forbidden(found):
    """Those that name a grade or a diploma."""
    return sorted(name for name in found if any(word in name.casefold() for word in FORBIDDEN))


def test_no_attribute_names_a_grade_or_a_diploma():
    assert forbidden(attributes()) == []


def test_a_grade_in_the_vocabulary_would_be_seen():
    planted = ast.parse(
        "class Attribute(StrEnum):\n    LAST_DIPLOMA = 'x'\n    NAME = 'name'"
    ).body[0]
    assert forbidden(names(planted)) == ["LAST_DIPLOMA"]
