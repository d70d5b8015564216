"""All phrases of a language, tried at once on a whole document.

A word is looked up once for all phrases (which exact words and stems it satisfies); a phrase is
tried only on the sentences that hold all the words it needs. These are kept as whole numbers, one
bit a sentence: a few operations say where in the document a phrase may run, mostly nowhere.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from egide.reading.phrases.pattern import Pattern
from egide.reading.phrases.rules import Idea

SHORTEST_STEM = 2
Need = frozenset[str]
Bits = int  # one bit a sentence, the first one lowest


class Vocabulary:
    """Which of the words and stems that phrases name does a word of the text satisfy?"""

    def __init__(self, names: Iterable[str]) -> None:
        self.names = frozenset(names)
        self.longest = max((len(name) for name in self.names), default=0)
        self.known: dict[str, frozenset[str]] = {}
        self.dull: set[str] = set()

    def __call__(self, word: str) -> frozenset[str]:
        """The names that a word satisfies, remembered."""
        found = self.known.get(word)
        if found is None:
            found = self.known[word] = frozenset(self.look_up(word))
            if not found:
                self.dull.add(word)
        return found

    def look_up(self, word: str) -> Iterator[str]:
        """The word itself and its stems, where some phrase names them."""
        if word in self.names:
            yield word
        for length in range(SHORTEST_STEM, min(len(word), self.longest) + 1):
            if (stem := word[:length] + "*") in self.names:
                yield stem


class Engine:
    """The words that phrases name, to be looked up in documents.

    Patterns of `context` start nothing, but their words are looked up too.
    """

    def __init__(self, patterns: Iterable[Pattern], context: Iterable[Pattern] = ()) -> None:
        self.patterns = tuple(patterns)
        needs = {need for one in (*self.patterns, *context) for need in one.needs}
        self.needing: dict[str, list[Need]] = {}
        for need in needs:
            for name in need:
                self.needing.setdefault(name, []).append(need)
        self.vocabulary = Vocabulary(self.needing)

    def index(self, texts: Sequence[str]) -> "Index":
        """Where in these sentences the named words stand."""
        held: dict[Need, Bits] = {}
        for name, bits in names_in(self.vocabulary, texts).items():
            for need in self.needing[name]:
                held[need] = held.get(need, 0) | bits
        return Index(texts, held)

    def scan(self, words: str) -> Iterator[tuple[int, tuple[int, int]]]:
        """The numbers of the patterns that run in a sentence, with where."""
        index = self.index([words])
        for number, pattern in enumerate(self.patterns):
            if index.possible(pattern) and (span := pattern.search(words)):
                yield number, span


class Index:
    """In which sentences (bits) of a document a word of each need stands, so each phrase may."""

    def __init__(self, texts: Sequence[str], held: Mapping[Need, Bits]) -> None:
        self.texts = texts
        self._held = held
        self._patterns: dict[Pattern, Bits] = {}
        self._saying: dict[Idea, Bits] = {}

    def possible(self, pattern: Pattern) -> Bits:
        """The sentences that hold every word that the phrase cannot do without."""
        found = self._patterns.get(pattern)
        if found is None:
            found = -1
            for need in pattern.needs:
                found &= self._held.get(need, 0)
                if not found:
                    break
            self._patterns[pattern] = found
        return found

    def says(self, idea: Idea, at: int, words: str = "") -> bool:
        """Whether a sentence, or only these words of it, says an idea."""
        return any(
            self.possible(pattern) >> at & 1 and pattern.search(words or self.texts[at])
            for pattern in idea.patterns
        )

    def saying(self, idea: Idea) -> Bits:
        """All the sentences that say an idea: for few and short texts, such as headings."""
        held = self._saying.get(idea)
        if held is None:
            said = (at for at in range(len(self.texts)) if self.says(idea, at))
            held = self._saying[idea] = sum(1 << at for at in said)
        return held

    def maybe(self, patterns: Iterable[Pattern]) -> Bits:
        """The sentences where one of the patterns may run."""
        held = 0
        for pattern in patterns:
            held |= self.possible(pattern)
        return held


def names_in(vocabulary: Vocabulary, texts: Sequence[str]) -> dict[str, Bits]:
    """The named words and stems that each sentence satisfies, by name."""
    held: dict[str, Bits] = {}
    for at, text in enumerate(texts):
        bit = 1 << at
        for word in set(text.split()) - vocabulary.dull:
            held[word] = held.get(word, 0) | bit
    names: dict[str, Bits] = {}
    for word, bits in held.items():
        for name in vocabulary(word):
            names[name] = names.get(name, 0) | bits
    return names


def places_of(bits: Bits) -> Iterator[int]:
    """The places of the bits that are set, in order."""
    while bits:
        lowest = bits & -bits
        yield lowest.bit_length() - 1
        bits ^= lowest
