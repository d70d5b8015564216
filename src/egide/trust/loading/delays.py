"""Reads the days that agreements count, in law/vocabulary/verdict.yaml.

They are not in the vocabulary: a verdict does not depend on them, nor does its digest.
"""

from collections.abc import Mapping
from dataclasses import fields

from egide.trust.agreement.delays import Delays
from egide.trust.loading.node import Node

FILE = "vocabulary/verdict.yaml"


def read_delays(files: Mapping[str, object]) -> Delays:
    """The days; each is told, and at least one."""
    node = Node(FILE, "", files.get(FILE)).at("delays")
    names = [field.name for field in fields(Delays)]
    node.only(*names)
    return Delays(**{name: _days(node.at(name)) for name in names})


def _days(node: Node) -> int:
    days = node.whole()
    if days < 1:
        node.refuse("at least one day is expected")
    return days
