"""What phrases are tried on: a sentence with the words that introduce it and where it stands."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from egide.reading.analysis import Analysed, Statement, Wording
from egide.reading.lazy import lazy
from egide.reading.numbered import Numbers
from egide.reading.phrases.words import FAMILIAR_SIGNS, fold, words_of

# Scripts and tables of contents that a capture left in: they say nothing.
NOISE = ("function(", "......", "={", "})")
ADDRESSES = ("http", "https")
ADDRESS = re.compile(r"https?://(?:www\.)?")


@dataclass(frozen=True, eq=False)
class Unit:
    """A sentence to read; `at` is the number of its statement.

    Its words are only put together where a phrase runs: most sentences say nothing to a question.
    """

    at: int
    statement: Statement

    @lazy
    def words(self) -> str:
        """The words of the lead, then from `own` on those of the sentence."""
        return words_of(without_addresses(self.statement.plain))

    @lazy
    def own(self) -> int:
        """Where the sentence's own words begin."""
        lead = self.statement.lead
        return len(words_of(f"{lead} ")) - 1 if lead else 0

    @lazy
    def place(self) -> str:
        """The words of the headings above."""
        return words_of(" ".join(self.statement.clause.headings))

    @property
    def start(self) -> int:
        """Where the sentence begins in the document."""
        return self.statement.sentence.start


def without_addresses(plain: str) -> str:
    """The text without what every address begins with."""
    return ADDRESS.sub(" ", plain) if "http" in plain else plain


def units_of(analysed: Analysed) -> tuple[Unit, ...]:
    """The units of a document, in order."""
    units = [Unit(at, statement) for at, statement in enumerate(analysed.statements)]
    if noisy(analysed.wording.words.whole):
        units = [unit for unit in units if not noisy(unit.statement.plain)]
    return tuple(units)


def noisy(plain: str) -> bool:
    """Whether a text holds a script or a line of dots."""
    return any(noise in plain for noise in NOISE)


def lines_of(units: Sequence[Unit], paths: Sequence[tuple[str, ...]], wording: Wording) -> Numbers:
    """The words of each unit, those of its lead first, then those of each path of headings."""
    groups: list[tuple[int, ...]] = [
        (wording.row(lead), unit.at) if (lead := unit.statement.lead) else (unit.at,)
        for unit in units
    ]
    groups += [tuple(map(wording.row, path or ("",))) for path in paths]
    words = wording.words
    odd = words.gathered(words.lexicon.column(is_odd, bool)) | words.apart
    if not odd.any():
        return words.lines(groups)
    marks = odd.tolist()
    rewritten = [at for at, group in enumerate(groups) if any(marks[text] for text in group)]
    many = len(units)
    more = words.with_texts(
        [units[at].words if at < many else words_of(" ".join(paths[at - many])) for at in rewritten]
    )
    for text, at in enumerate(rewritten, start=words.count):
        groups[at] = (text,)
    return more.lines(groups)


def is_odd(word: str) -> bool:
    """Whether phrases do not see just this word: an address, a familiar word, other alphabets."""
    familiar = f" {fold(word)} " in FAMILIAR_SIGNS
    return familiar or word.endswith(ADDRESSES) or words_of(word).count(" ") != 2
