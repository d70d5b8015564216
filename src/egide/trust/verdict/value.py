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
    """What is read on the way to a result: values, and legal facts looked up by themselves."""

    values: list[Value] = field(default_factory=list)
    looked_up: set[str] = field(default_factory=set)

    def read(self, value: Value) -> Value:
        """Take note of a value, and hand it on."""
        self.values.append(value)
        return value

    @property
    def level(self) -> Proof:
        """The weakest level among what was read."""
        return weakest([value.level for value in self.values])

    @property
    def quotes(self) -> tuple[Cited, ...]:
        """The quotes behind what was read, each once."""
        read = [value.quotes for value in self.values if value.quotes]
        if len(read) <= 1:
            return read[0] if read else ()
        return tuple(dict.fromkeys(quote for quotes in read for quote in quotes))

    @property
    def facts(self) -> frozenset[str]:
        """The legal facts looked at."""
        read = [value.facts for value in self.values if value.facts]
        return NOTHING.union(self.looked_up, *read) if self.looked_up else _all(read)

    @property
    def evidence(self) -> frozenset[str]:
        """The kinds of evidence looked for."""
        return _all([value.evidence for value in self.values if value.evidence])

    @property
    def differing(self) -> frozenset[str]:
        """The questions on which the documents differ."""
        return _all([value.differing for value in self.values if value.differing])

    @property
    def missing(self) -> tuple[str, ...]:
        """What nobody has said."""
        return tuple(dict.fromkeys(name for value in self.values for name in value.missing))

    def result(self, word: str, *, unsaid: str = "") -> Value:
        """A value that rests on all that was read; `unsaid` names it if nothing else is missing."""
        missing = (self.missing or ((unsaid,) if unsaid else ())) if word == UNKNOWN else ()
        return Value(
            (word,), self.level, self.quotes, self.facts, self.evidence, self.differing, missing
        )


NOTHING: frozenset[str] = frozenset()


def _all(sets: list[frozenset[str]]) -> frozenset[str]:
    """Their union; a single one is handed on as it is, and so shared."""
    return NOTHING.union(*sets) if len(sets) > 1 else sets[0] if sets else NOTHING
