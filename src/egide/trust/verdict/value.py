"""What a name of a table is worth in one situation, and everything that was read to say so."""

from dataclasses import dataclass, field

from egide.trust.evidence.answers import Proof, Quote
from egide.trust.outcome import UNKNOWN, weakest


@dataclass(frozen=True, slots=True)
class Cited:
    """A quote, the document it stands in and the question it answers."""

    document: str
    question: str
    quote: Quote
    readers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Value:
    """The words a name is worth, the level of proof, and what founds it.

    `missing`: the facts or documents whose absence makes it unknown. `facts`: the legal facts
    read, in force or not. `evidence`: the kinds looked for, held or not.
    """

    words: tuple[str, ...]
    level: Proof = Proof.CERTIFIED
    quotes: tuple[Cited, ...] = ()
    facts: frozenset[str] = frozenset()
    evidence: frozenset[str] = frozenset()
    differing: frozenset[str] = frozenset()
    missing: tuple[str, ...] = ()

    @property
    def unknown(self) -> bool:
        """Whether nobody has said it."""
        return UNKNOWN in self.words


@dataclass(slots=True)
class Trace:
    """Gathers what is read on the way to a result."""

    levels: list[Proof] = field(default_factory=list)
    quotes: dict[Cited, None] = field(default_factory=dict)
    facts: set[str] = field(default_factory=set)
    evidence: set[str] = field(default_factory=set)
    differing: set[str] = field(default_factory=set)
    missing: dict[str, None] = field(default_factory=dict)

    def read(self, value: Value) -> Value:
        """Take note of a value, and hand it on."""
        self.levels.append(value.level)
        self.quotes.update(dict.fromkeys(value.quotes))
        self.facts |= value.facts
        self.evidence |= value.evidence
        self.differing |= value.differing
        if value.unknown:
            self.missing.update(dict.fromkeys(value.missing))
        return value

    def result(self, *words: str) -> Value:
        """A value that rests on all that was read."""
        return Value(
            words,
            weakest(self.levels),
            tuple(self.quotes),
            frozenset(self.facts),
            frozenset(self.evidence),
            frozenset(self.differing),
            tuple(self.missing) if UNKNOWN in words else (),
        )
