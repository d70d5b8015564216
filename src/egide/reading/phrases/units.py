"""What phrases are tried on: a sentence, with the words that introduce it and where it stands."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from egide.reading.clauses import Clause, Kind, Sentence
from egide.reading.phrases.engine import Engine
from egide.reading.phrases.words import words_of

LONGEST_LEAD = 400


@dataclass(frozen=True, slots=True)
class Unit:
    """A sentence to read. `words[own:]` are its own words; before them, those of its lead.

    An item of a list is read with the sentence that introduces the list: "We never: * sell
    your data" must not be read as "sell your data". `place` is the path of its headings.
    """

    start: int
    end: int
    text: str
    words: str
    own: int
    kind: Kind
    place: str
    region: str
    present: frozenset[str]
    here: frozenset[str]


def units_of(clauses: Iterable[Clause], engine: Engine) -> Iterator[Unit]:
    """The units of a document, in order."""
    lead = ""
    places: dict[tuple[str, ...], tuple[str, frozenset[str]]] = {}
    for clause in clauses:
        if clause.headings not in places:
            place = words_of(" ".join(clause.headings))
            places[clause.headings] = place, frozenset(engine.present(place))
        place, here = places[clause.headings]
        for sentence in clause.sentences:
            unit = plain_unit(sentence, clause, place, here)
            yield from led(unit, lead if clause.kind is Kind.ITEM else "", engine)
        if clause.kind is not Kind.ITEM:
            lead = lead_of(clause)


def plain_unit(sentence: Sentence, clause: Clause, place: str, here: frozenset[str]) -> Unit:
    """A sentence by itself."""
    bare = sentence.text.strip()
    start = sentence.start + sentence.text.index(bare)
    words = words_of(sentence.plain)
    return Unit(start, start + len(bare), bare, words, 0, clause.kind, place, "",
                frozenset(), here)


def led(unit: Unit, lead: str, engine: Engine) -> Iterator[Unit]:
    """The sentence with its lead before it, and the named words that it holds."""
    if unit.words.isspace():
        return
    words = lead[:-1] + unit.words if lead else unit.words
    own = len(words) - len(unit.words)
    yield replace(unit, words=words, own=own, present=frozenset(engine.present(words)))


def lead_of(clause: Clause) -> str:
    """The words that introduce the list which follows a clause, if it introduces one."""
    last = clause.sentences[-1].plain
    if clause.kind is Kind.HEADING or not last.endswith(":"):
        return ""
    words = words_of(last)
    return words if len(words) <= LONGEST_LEAD else ""
