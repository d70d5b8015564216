"""What all the words of the law folder share: two languages, a label and its sentence, gaps."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from string import Formatter

from egide.trust.law import Text
from egide.trust.loading.node import Node

LANGUAGES = ("fr", "en")


class NoWord(LookupError):
    """Asked for a name that the words do not hold. Complete at load: this is a caller's slip."""

    code = "no-word"

    def __init__(self, name: str) -> None:
        super().__init__(f"no word for {name}")
        self.name = name


@dataclass(frozen=True, slots=True)
class Phrase:
    """A short label, and the sentence that explains it (empty where there is none)."""

    label: Text
    sentence: Text = field(default_factory=dict)


def both(node: Node) -> Text:
    """A text in French and in English: one alone is refused, and so is an empty one."""
    if node.value is None:
        node.refuse("the words are missing (fr, en)")
    said = node.only(*LANGUAGES).says()
    for lang in LANGUAGES:
        if not said.get(lang, "").strip():
            node.at(lang).refuse("the words are missing")
    if gaps(said["fr"]) != gaps(said["en"]):
        node.refuse("the gaps to fill differ between fr and en")
    return said


def phrase(node: Node) -> Phrase:
    """A label and, if written, its sentence."""
    node.only("label", "sentence")
    sentence = both(node.at("sentence")) if node.has("sentence") else {}
    return Phrase(both(node.at("label")), sentence)


def named(nodes: Mapping[str, Node], name: str, folder: str) -> Node:
    """The place where a name has its words, or a refusal that names the file and the name."""
    return nodes[name] if name in nodes else Node(folder, name, None)


def nothing_else(file: Node, names: Collection[str]) -> None:
    """Words for a name that does not exist are refused: they would never be read."""
    for name, node in file.items():
        if name not in names:
            node.refuse("no such name in the tables")


def gaps(text: str) -> frozenset[str]:
    """The {gaps} of a sentence."""
    return frozenset(name for _, name, _, _ in Formatter().parse(text) if name)


def fill(text: str, given: Mapping[str, str]) -> str:
    """The sentence with its gaps filled; one that is left open is a slip of the caller."""
    for gap in gaps(text):
        if gap not in given:
            raise NoWord(f"{{{gap}}} in {text!r}")
    return text.format_map(given)
