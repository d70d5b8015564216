"""Takes the words of the law folder down, beside the tables: from a source tree or a wheel.

A missing word, a word for a name that does not exist, a gap that differs between the languages:
each refuses the folder (LawRefused names the file and the key). Nothing falls back silently.
"""

from functools import lru_cache
from pathlib import Path

from egide.law.choices import read_case, read_checks, read_questions
from egide.law.lexicon import Words
from egide.law.lists import read_clauses, read_conditions, read_phrases, read_texts
from egide.law.reasons import read_criteria
from egide.law.shelf import Shelf, folder, parse, shelf
from egide.trust.loading.node import Node

__all__ = ["Words", "read_words", "words"]

SUFFIX = ".words.yaml"
AGREEMENT = ("definitions", "precedence")


def read_words(root: Path, tables: Shelf) -> Words:
    """The words of a law folder, checked against its tables."""
    lists, law = _files(root, "vocabulary"), tables.vocabulary
    questions = _files(root, ".")["questions"]
    phrases = read_phrases(lists, law)
    return Words(
        criteria={
            charter.edition: read_criteria(charter, _files(root, f"charter/{charter.edition}"))
            for charter in tables.charters.values()
        },
        phrases=phrases,
        conditions=read_conditions(lists["conditions"], law),
        clauses=read_clauses(lists["clauses"], law.clauses),
        agreement=read_clauses(lists["agreement"], AGREEMENT),
        questions=read_questions(questions, law.questions),
        case=read_case(lists["case"], law.case, phrases["levels"]),
        checks=read_checks(lists["tests"], law.checks),
        countries=read_texts(lists["countries"]),
        languages=read_texts(lists["languages"]),
    )


class _Files(dict[str, Node]):
    """The words files of a folder; one that is absent is an empty place that refuses reads."""

    def __init__(self, where: str) -> None:
        super().__init__()
        self.where = where

    def __missing__(self, name: str) -> Node:
        return Node(f"{self.where}/{name}{SUFFIX}", "", None)


def _files(root: Path, where: str) -> _Files:
    found = _Files(where)
    for path in sorted((root / where).glob(f"*{SUFFIX}")):
        file = path.relative_to(root).as_posix()
        name = path.name.removesuffix(SUFFIX)
        found[name] = Node(file, "", parse(path.read_text(encoding="utf-8"), file))
    return found


@lru_cache(maxsize=1)
def words() -> Words:
    """The words of this installation, read once."""
    return read_words(folder(), shelf())
