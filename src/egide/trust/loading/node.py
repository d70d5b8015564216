"""A place in a parsed file: typed reads, each refusal naming the file and the key."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import NoReturn, TypeVar

from egide.trust.law import Text
from egide.trust.loading.errors import LawRefused

E = TypeVar("E", bound=Enum)
LANGUAGES = frozenset({"fr", "en"})


@dataclass(frozen=True, slots=True)
class Node:
    """A value, the file it stands in and the way to it."""

    file: str
    key: str
    value: object

    def refuse(self, reason: str) -> NoReturn:
        """This place is not understood."""
        raise LawRefused(self.file, self.key, reason)

    def at(self, name: str) -> "Node":
        """A named place inside; its value is None when it is absent."""
        return Node(self.file, f"{self.key}.{name}" if self.key else name, self._map().get(name))

    def has(self, name: str) -> bool:
        """Whether that place is filled."""
        return self._map().get(name) is not None

    def only(self, *names: str) -> "Node":
        """Refuse any other key: a misspelt one must not be ignored."""
        for name in self._map():
            if name not in names:
                self.at(str(name)).refuse(f"unknown key; known: {', '.join(sorted(names))}")
        return self

    def items(self) -> Iterator[tuple[str, "Node"]]:
        """The named places inside, in order."""
        for name in self._map():
            yield str(name), self.at(str(name))

    def each(self) -> Iterator["Node"]:
        """The items of a list, in order."""
        if self.value is None:
            return
        if not isinstance(self.value, (list, tuple)):
            self.refuse("a list is expected")
        for number, item in enumerate(self.value):
            yield Node(self.file, f"{self.key}[{number}]", item)

    def text(self) -> str:
        """A string."""
        if not isinstance(self.value, str):
            self.refuse("a text is expected")
        return self.value

    def whole(self) -> int:
        """A whole number."""
        if isinstance(self.value, bool) or not isinstance(self.value, int):
            self.refuse("a whole number is expected")
        return self.value

    def flag(self) -> bool:
        """A flag: true or false."""
        if not isinstance(self.value, bool):
            self.refuse("true or false is expected")
        return self.value

    def day(self) -> date:
        """A date."""
        if not isinstance(self.value, date):
            self.refuse("a date is expected (YYYY-MM-DD)")
        return self.value

    def day_or_none(self) -> date | None:
        """A date, or nothing."""
        return None if self.value is None else self.day()

    def word(self, known: Collection[str]) -> str:
        """One of the known names."""
        word = self.text()
        if word not in known:
            self.refuse(f"unknown name {word!r}")
        return word

    def words(self, known: Collection[str] | None = None) -> tuple[str, ...]:
        """A list of (known) names."""
        return tuple(n.text() if known is None else n.word(known) for n in self.each())

    def choice(self, kind: type[E]) -> E:
        """A member of a closed list."""
        members = {member.value: member for member in kind}
        if self.value not in members:
            self.refuse(f"one of {', '.join(members)} is expected, not {self.value!r}")
        return members[self.value]

    def says(self) -> Text:
        """The same thing in several languages."""
        if self.value is None:
            return {}
        texts = {name: node.text() for name, node in self.items()}
        if not texts or not set(texts) <= LANGUAGES:
            self.refuse("texts by language (fr, en) are expected")
        return texts

    def said_words(self) -> tuple[str, ...]:
        """Values as a table writes them: one or a list; flags and numbers become words."""
        values = self.value if isinstance(self.value, list) else [self.value]
        return tuple(self._word_of(value) for value in values)

    def _word_of(self, value: object) -> str:
        if isinstance(value, bool):
            return "true" if value else "false"
        if not isinstance(value, (str, int)):
            self.refuse("a word, a number or a flag is expected")
        return str(value)

    def _map(self) -> Mapping[str, object]:
        if not isinstance(self.value, Mapping):
            self.refuse("named values are expected")
        return self.value
