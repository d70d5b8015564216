"""The little language in which lawyers write phrases, and what it compiles to.

    we never sell          these words, one after the other (case, accents, punctuation ignored)
    vend*                  a stem: any word that begins so
    offers?                the last letter may be missing
    (sell|rent out)        one of these; (…)? makes it optional, (…)* any number of them
    ..                     a gap of at most three words
    …                      a gap of at most ten words
    a phrase & another     both in the sentence, in any order
    {not}                  a shared word list of `lexicons/`

A pattern also says which words it cannot do without (`needs`), so that the engine tries it only
on the few sentences that hold them all.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property

from egide.reading.phrases.words import fold

TOKEN = re.compile(r"\{[a-z_]+\}|\.\.|…|[()|&?*]|\w+[*?]?")
GAPS = {"..": r"(?:[^ ]+ ){0,3}?", "…": r"(?:[^ ]+ ){0,10}?"}

# Too common to begin a search with: a sentence nearly always holds one of them.
COMMON = frozenset(
    "the of to and in a we you your our or for that is with by as on any this are be it not "
    "will may such use information data personal services service from do no us if can have "
    "at an its de la le les des l d et en a vous vos votre nous nos notre ou pour que qui est "
    "par sur au du un une dans ne pas avec ce cette ces il se s n aux sont donnees service "
    "services peut son informations personnelles utilisateur utilisation conditions user "
    "users all other compte service* traite* droit* droits utilis* utilise* donnee* personne* "
    "account account* content process* customer customer* rights right without third "
    "agreement access parties agree* responsable* fourni* autoris* privacy confidentialite "
    "email email* client* school* services*".split()
)


class PhraseError(ValueError):
    """A phrase that is not written in the language above."""


@dataclass(frozen=True, eq=False)
class Pattern:
    """A compiled phrase: the regular expressions of its parts and the words it needs.

    `needs` begins with the most telling: one word of each must be there.
    """

    phrase: str
    sources: tuple[str, ...]
    needs: tuple[frozenset[str], ...]

    @cached_property
    def parts(self) -> tuple[re.Pattern[str], ...]:
        """Compiled at first use: most phrases never meet their words in a given document."""
        return tuple(re.compile(source) for source in self.sources)

    def search(self, words: str) -> tuple[int, int] | None:
        """Where the phrase runs, from its first to its last part."""
        start, end = len(words), 0
        for part in self.parts:
            match = part.search(words)
            if match is None:
                return None
            first, last = match.span()
            start, end = min(start, first), max(end, last)
        return start, end


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a phrase being compiled: its source, and the words it needs."""

    source: str
    needs: tuple[frozenset[str], ...] = ()


def weight(need: frozenset[str]) -> int:
    """How telling the words are: the rarer, the better a search begins with them."""
    return min(0 if word in COMMON else len(word) for word in need)


@cache
def same(need: frozenset[str]) -> frozenset[str]:
    """One object for equal needs: many phrases share theirs, and they are looked up often."""
    return need


def compile_phrase(phrase: str, lists: Mapping[str, tuple[str, ...]]) -> Pattern:
    """The pattern of a phrase; `lists` holds the shared word lists it may name."""
    reader = Reader(phrase, lists)
    pieces = list(reader.conjunction())
    needs = tuple(need for piece in pieces for need in piece.needs)
    if not needs:
        raise PhraseError(f"nothing telling in the phrase: {phrase!r}")
    telling = tuple(sorted(map(same, needs), key=weight, reverse=True))
    return Pattern(phrase, tuple(" " + piece.source for piece in pieces), telling)


class Reader:
    """A recursive reading of one phrase."""

    def __init__(self, phrase: str, lists: Mapping[str, tuple[str, ...]]) -> None:
        self.phrase, self.lists = phrase, lists
        self.tokens: list[str] = TOKEN.findall(fold(phrase))
        self.at = 0

    def peek(self) -> str:
        """The next token, empty at the end."""
        return self.tokens[self.at] if self.at < len(self.tokens) else ""

    def take(self) -> str:
        """The next token, consumed."""
        self.at += 1
        return self.tokens[self.at - 1]

    def conjunction(self) -> Iterator[Piece]:
        """The parts between `&`."""
        yield self.sequence()
        while self.peek() == "&":
            self.take()
            yield self.sequence()
        if self.peek():
            raise PhraseError(f"{self.peek()!r} is not expected in {self.phrase!r}")

    def sequence(self) -> Piece:
        """Words one after the other."""
        sources: list[str] = []
        needs: list[frozenset[str]] = []
        while (mark := self.peek()) and mark not in "|)&":
            piece = self.element()
            sources.append(piece.source)
            needs.extend(piece.needs)
        if not sources:
            raise PhraseError(f"an empty part in {self.phrase!r}")
        return Piece("".join(sources), tuple(needs))

    def element(self) -> Piece:
        """A word, a stem, a gap, a word list or a choice."""
        mark = self.take()
        if mark in GAPS:
            return Piece(GAPS[mark])
        if mark == "(":
            return self.optional(self.choice())
        if mark.startswith("{"):
            return self.optional(self.word_list(mark[1:-1]))
        if not mark[0].isalnum():
            raise PhraseError(f"{mark!r} is not expected in {self.phrase!r}")
        return word(mark)

    def choice(self) -> Piece:
        """The alternatives up to the closing bracket."""
        options = [self.sequence()]
        while self.peek() == "|":
            self.take()
            options.append(self.sequence())
        if self.peek() != ")":
            raise PhraseError(f"a bracket is not closed in {self.phrase!r}")
        self.take()
        return either(options)

    def word_list(self, name: str) -> Piece:
        """The alternatives of a shared list."""
        if name not in self.lists:
            raise PhraseError(f"no word list is called {name!r}, in {self.phrase!r}")
        return either([Reader(entry, self.lists).sequence() for entry in self.lists[name]])

    def optional(self, piece: Piece) -> Piece:
        """The same, optional where a `?` follows."""
        if self.peek() not in ("?", "*"):
            return piece
        return Piece(f"(?:{piece.source}){self.take()}")


def word(token: str) -> Piece:
    """One word, a stem, or a word whose last letter may be missing."""
    if token.endswith("*"):
        return Piece(token[:-1] + "[^ ]* ", (frozenset((token,)),))
    if token.endswith("?"):
        return Piece(token + " ", (frozenset((token[:-1], token[:-2])),))
    return Piece(token + " ", (frozenset((token,)),))


def either(options: list[Piece]) -> Piece:
    """A choice needs one telling word of each of its options."""
    source = "(?:" + "|".join(option.source for option in options) + ")"
    if not all(option.needs for option in options):
        return Piece(source)
    words = (max(option.needs, key=weight) for option in options)
    return Piece(source, (frozenset().union(*words),))
