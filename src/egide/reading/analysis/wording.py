"""The words of a document, as numbers: of its sentences in order, then of its headings."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

from egide.reading.clauses import Sentence
from egide.reading.numbered import Numbered, numbered


@dataclass(frozen=True, slots=True, eq=False)
class Wording:
    """The words of the sentences, in order, then of each title once, then of nothing."""

    words: Numbered
    rows: Mapping[str, int]

    def row(self, text: str) -> int:
        """Where the words of a sentence, or of a title, are."""
        return self.rows[text]


def wording_of(sentences: Sequence[Sentence], headings: Iterable[tuple[str, ...]]) -> Wording:
    """The words of sentences and of the headings above them."""
    titles = dict.fromkeys(chain.from_iterable(dict.fromkeys(headings)))
    texts = [*(sentence.plain for sentence in sentences), *titles, ""]
    return Wording(numbered(texts), {text: at for at, text in enumerate(texts)})
