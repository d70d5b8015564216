"""The families of a charter, in order: each file of an edition holds one, with its title."""

from dataclasses import dataclass
from functools import lru_cache

from egide.law.shelf import folder, parse
from egide.trust.law import Text
from egide.trust.loading.node import Node

HEAD = "00-edition.yaml"


@dataclass(frozen=True, slots=True)
class Family:
    """A title and the criteria under it."""

    title: Text
    criteria: tuple[str, ...]


@lru_cache(maxsize=4)
def families(edition: str) -> tuple[Family, ...]:
    """The families of that edition, as its files order them."""
    root = folder() / "charter" / edition
    files = [file for file in sorted(root.glob("*.yaml")) if not file.name.endswith(".words.yaml")]
    nodes = (
        Node(file.name, "", parse(file.read_text(encoding="utf-8"), file.name))
        for file in files
        if file.name != HEAD
    )
    return tuple(
        Family(
            node.at("title").says(),
            tuple(criterion.at("id").text() for criterion in node.at("criteria").each()),
        )
        for node in nodes
    )
