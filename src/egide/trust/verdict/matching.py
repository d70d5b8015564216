"""Whether a line of a table is true: yes, no, or nobody can say yet."""

from typing import Protocol

from egide.trust.verdict.value import Value
from egide.trust.vocabulary import When


class Names(Protocol):
    """Whatever can say what a name is worth."""

    def value(self, name: str) -> Value:
        """What the name is worth."""
        ...


def matches(when: When, names: Names, read: list[Value]) -> bool | None:
    """An AND over names; one value in common is enough for each. None: a fact is unknown.

    One false name settles the line, whatever else is unknown. What is looked at is added to `read`.
    """
    undecided = False
    for name, allowed in when:
        value = names.value(name)
        read.append(value)
        if allowed.isdisjoint(value.words):
            if not value.unknown:
                return False
            undecided = True
    return None if undecided else True
