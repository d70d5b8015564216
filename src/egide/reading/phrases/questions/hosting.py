"""Where data are stored: the places named just after (or in) the words that say 'stored'."""

import re
from collections.abc import Sequence

from egide.reading.phrases.deciding import Decision
from egide.reading.phrases.firing import Fired
from egide.reading.phrases.paper import Paper
from egide.reading.phrases.places import countries
from egide.reading.phrases.rules import Question

REACH = 130  # characters after the phrase within which a place still belongs to it
HOST = re.compile(r" heberg(?:e|ee|es|ees|eur|ement) ")
FRENCH_POST_CODE = re.compile(r" \d{5} [a-z]{3,}")
LINES = 5
BEHIND = 140  # and before it, where none follows ("in countries such as Morocco, to host…")
WORLD = re.compile(
    r" (?:worldwide|around the world|globally|throughout the world|dans le monde entier"
    r"|a travers le monde|partout dans le monde|across the globe|various countries"
    r"|(?:any|other|several|all) (?:other )?countr\w+ (?:in which|where|around|depending)"
    r"|countr\w+ (?:or territories )?(?:where|in which) (?:our|we|its|the company)"
    r"|(?:tout|d) autres? pays) "
)
# "outside of the EEA, Switzerland and the UK": what follows is where data are not
OUTSIDE = re.compile(
    r" (?:outside(?: of)?|hors|en dehors|dehors|exterieur)(?: (?:the|of|de|du|la|des|l|and|et|ou|or"
    r"|switzerland|suisse|uk|united kingdom|royaume uni|eea|eu|eee|ue|european union"
    r"|european economic area|union europeenne|espace economique europeen|canada))* $"
)


def decide(question: Question, fired: Sequence[Fired], paper: Paper) -> Decision:
    """The places said, each once; `non-EU` where only 'outside the EU' is said."""
    found: dict[str, Fired] = {}
    for one in fired:
        for code in places(one) or address(one, paper):
            found.setdefault(code, one)
    if not found:
        return Decision((), (), 0.85 if not fired else 0.7)
    if len(found) > 1:
        found.pop("non-EU", None)
    chosen = tuple(dict.fromkeys(found.values()))
    return Decision(tuple(sorted(found)), chosen[:4], 0.8 if len(found) == 1 else 0.6)


def places(one: Fired) -> list[str]:
    """The places that one sentence says."""
    words = one.unit.words
    ahead = words[max(0, one.span[0] - 1) : one.span[1] + REACH]
    return named(ahead) or named(words[max(0, one.span[0] - BEHIND) : one.span[1]])


def address(one: Fired, paper: Paper) -> list[str]:
    """France, where the host is named and its French address follows, often line by line."""
    if not HOST.search(one.unit.words):
        return []
    near = paper.units[one.unit.at : one.unit.at + LINES]
    passage = " ".join(unit.words for unit in near if unit.place.startswith(one.unit.place))
    return named(passage) or (["FR"] if FRENCH_POST_CODE.search(passage) else [])


def named(passage: str) -> list[str]:
    """The places of a passage, less those that it says are not meant."""
    codes = []
    for code, at in countries(passage, ("names", "within")):
        if OUTSIDE.search(passage[:at]):
            codes.append("non-EU" if code in ("EU", "EEA") else "")
        else:
            codes.append(code)
    if WORLD.search(passage):
        codes.append("worldwide")
    return [code for code in dict.fromkeys(codes) if code]
