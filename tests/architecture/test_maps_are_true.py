"""What the documents point at exists: above all the table "where do I change …?"."""

import re

import pytest

from tests.architecture.source import TOP, tracked

DOCUMENTS = sorted(
    file for file in tracked() if file.suffix == ".md" and "corpus" not in file.parts
)
# A path between backticks: a slash, and a beginning that is one of our folders.
PATH = re.compile(r"`((?:src|tests|law|docs|benchmarks|corpus|requirements|\.ci)/[\w./-]*[\w/])`")
LINK = re.compile(r"\]\((?!https?:|#|mailto:)([^)\s#]+)")


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda file: file.relative_to(TOP).as_posix())
def test_every_path_that_a_document_names_exists(document):
    text = document.read_text()
    missing = [path for path in PATH.findall(text) if not (TOP / path).exists()]
    missing += [path for path in LINK.findall(text) if not (document.parent / path).exists()]
    assert missing == []


def test_the_architecture_says_where_to_change_what():
    for document in DOCUMENTS:
        if document.name == "ARCHITECTURE.md":
            _, _, table = document.read_text().partition("here do I change")
            assert len(PATH.findall(table)) >= 10
