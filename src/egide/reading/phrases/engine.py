"""All phrases of a language, tried at once on each sentence.

A word is looked up once for all phrases (which exact words and stems it satisfies); a phrase is
tried only where the words it needs are all present. Cost follows the length of the document, not
the number of phrases.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from egide.reading.phrases.pattern import Pattern

SHORTEST_STEM = 2
NOTHING: frozenset[str] = frozenset()


class Vocabulary:
    """Which of the words and stems that phrases name does a word of the text satisfy?"""

    def __init__(self, names: Iterable[str]) -> None:
        self.names = frozenset(names)
        self.longest = max((len(name) for name in self.names), default=0)
        self.known: dict[str, frozenset[str]] = {}

    def __call__(self, word: str) -> frozenset[str]:
        """The names that a word satisfies, remembered."""
        found = self.known.get(word)
        if found is None:
            found = self.known[word] = frozenset(self.look_up(word))
        return found

    def look_up(self, word: str) -> Iterator[str]:
        """The word itself and its stems, where some phrase names them."""
        if word in self.names:
            yield word
        for length in range(SHORTEST_STEM, min(len(word), self.longest) + 1):
            if (stem := word[:length] + "*") in self.names:
                yield stem


class Engine:
    """Finds, in a sentence, every pattern that runs.

    Patterns of `context` start nothing, but their words are looked up too.
    """

    def __init__(self, patterns: Iterable[Pattern], context: Iterable[Pattern] = ()) -> None:
        self.patterns = tuple(patterns)
        self.by_anchor: dict[str, list[int]] = defaultdict(list)
        for number, pattern in enumerate(self.patterns):
            for word in pattern.anchor:
                self.by_anchor[word].append(number)
        self.vocabulary = Vocabulary(
            word
            for pattern in (*self.patterns, *context)
            for need in (pattern.anchor, *pattern.needs)
            for word in need
        )

    def present(self, words: str) -> frozenset[str]:
        """The named words and stems that a sentence satisfies."""
        known = self.vocabulary.known
        row = set(words.split())
        found = [known[word] if word in known else self.vocabulary(word) for word in row]
        return NOTHING.union(*found)

    def candidates(self, present: frozenset[str]) -> Iterator[int]:
        """The numbers of the patterns whose words a sentence holds: the only ones worth a try."""
        anchored, patterns = self.by_anchor, self.patterns
        numbers = {number for word in present & anchored.keys() for number in anchored[word]}
        return (number for number in numbers if patterns[number].possible(present))

    def scan(self, words: str, present: frozenset[str]) -> Iterator[tuple[int, tuple[int, int]]]:
        """The numbers of the patterns that run in a sentence, with where."""
        for number in self.candidates(present):
            if span := self.patterns[number].search(words):
                yield number, span
