"""Takes the law folder down: from a source tree, or an installed wheel. No Django here."""

import re
from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any  # what a mapping of YAML holds

import yaml

try:  # the parser in C, four times as fast, is in every wheel of PyYAML but not in every build
    from yaml import CSafeLoader as Parser
except ImportError:
    from yaml import SafeLoader as Parser  # type: ignore[assignment] # the same methods

from egide.trust.agreement.delays import Delays
from egide.trust.charter import Charter
from egide.trust.law import Law
from egide.trust.loading import (
    LawRefused,
    read_charters,
    read_delays,
    read_law,
    read_vocabulary,
)
from egide.trust.vocabulary import Vocabulary

INSTALLED = Path(__file__).parents[1] / "_law"
SOURCE_TREE = Path(__file__).parents[3] / "law"


class _Words(Parser):
    """YAML in which only true and false are flags: `no`, `on` and `NO` stay words."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Hashable, Any]:  # noqa: FBT001, FBT002 - PyYAML's own signature
        """A key told twice is a mistake that YAML would keep silent."""
        told = [key.value for key, _ in node.value]
        if len(set(told)) < len(told):
            raise yaml.constructor.ConstructorError(
                None, None, "a key is told twice", node.start_mark
            )
        return super().construct_mapping(node, deep)


_Words.yaml_implicit_resolvers = {
    letter: [(tag, rule) for tag, rule in resolvers if tag != "tag:yaml.org,2002:bool"]
    for letter, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
_Words.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile("^(true|false)$"), ["t", "f"])


@dataclass(frozen=True)
class Shelf:
    """The law, the charters by edition, the vocabulary that they share, the days that count."""

    law: Law
    charters: Mapping[str, Charter]
    vocabulary: Vocabulary
    delays: Delays


def folder() -> Path:
    """Where the law lives: beside the code when installed, else at the root of the source tree."""
    return INSTALLED if INSTALLED.is_dir() else SOURCE_TREE


def parse(text: str, file: str) -> object:
    """One file of the law folder as plain values."""
    try:
        return yaml.load(text, Loader=_Words)  # noqa: S506 - a SafeLoader with fewer words
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = f"line {mark.line + 1}" if mark else ""
        raise LawRefused(file, line, getattr(error, "problem", None) or "not YAML") from error


def read_folder(root: Path) -> Shelf:
    """Read and check a law folder whole; LawRefused names the file and the key."""
    lists = _files(root, "vocabulary/*.yaml")
    vocabulary = read_vocabulary(lists | _files(root, "questions.yaml"))
    law = read_law(_files(root, "facts/*.yaml"))
    charters = read_charters(_files(root, "charter/*/*.yaml"), vocabulary, law.facts)
    return Shelf(law, charters, vocabulary, read_delays(lists))


def _files(root: Path, pattern: str) -> dict[str, object]:
    return {
        path.relative_to(root).as_posix(): parse(
            path.read_text(encoding="utf-8"), path.relative_to(root).as_posix()
        )
        for path in sorted(root.glob(pattern))
        if not path.name.endswith(".words.yaml")  # what people read: see egide.law.words
    }


@lru_cache(maxsize=1)
def shelf() -> Shelf:
    """The law folder of this installation, read once."""
    return read_folder(folder())
