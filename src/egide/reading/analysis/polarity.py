"""Whether a sentence affirms or denies, and whether a given place of it is denied."""

import re

from egide.reading.analysis.tokens import Words
from egide.reading.analysis.values import Polarity

NEGATIONS = frozenset(
    "not never no none neither nor cannot nobody nothing pas jamais aucun aucune nullement ni rien "
    "aucunement".split()
)
EXCEPTIONS = frozenset("unless except excepting sauf hormis excepté exception".split())
HINTS = frozenset("moins other exclusion dehors only".split())
LONGER = re.compile(
    r"à moins (?:que|d)|other than|à l'exclusion d|en dehors d|only (?:if|with|where)"
)
HARMLESS = re.compile(
    r"not only|not limited|no later|no longer than|no more than|not least|whether or not|or not\b"
    r"|not hesitate|n'hésite[rz] pas|pas seulement|non seulement|not exceed|no matter"
    r"|si ce n'est pas|ne (?:manquez|tardez) pas|not applicable to|pas exhausti|not exhaustive"
)
BREAK = re.compile(r"[;:]| but | mais | however | toutefois | cependant | en revanche ")
WITHIN = re.compile(
    r"\b(?:not|never|no|none|neither|nor|cannot|without|pas|jamais|aucune?|ni|sans|nullement"
    r"|n'est|n'a|n'ont|ne|n')\b|n't\b"
)
NEW_SUBJECT = re.compile(r"[,;] (?:we|you|nous|vous|and we|et nous|they|ils|elles)\b")


def polarity_of(words: Words, plain: str, *, lead_denies: bool = False) -> Polarity:
    """Affirmed, negated, or either of them save in a case."""
    excepted = not EXCEPTIONS.isdisjoint(words.known)
    if excepted or (not HINTS.isdisjoint(words.known) and LONGER.search(plain)):
        return Polarity.EXCEPTED
    return Polarity.NEGATED if lead_denies or denies(words, plain) else Polarity.AFFIRMED


def denies(words: Words, plain: str) -> bool:
    """Whether the main clause is negative, set phrases such as "not only" left aside."""
    if NEGATIONS.isdisjoint(words.known):
        return False
    if HARMLESS.search(plain):
        return WITHIN.search(HARMLESS.sub("", plain)) is not None and negative(words, 2)
    return negative(words, 1)


def negative(words: Words, least: int) -> bool:
    """Whether the main clause holds that many negations."""
    return sum(word in NEGATIONS for word in words.main) >= least


def denied_at(plain: str, start: int) -> bool:
    """Whether what is said at `start` is denied: a negation before it, in the same part."""
    begun = 0
    for match in BREAK.finditer(plain, 0, start):
        begun = match.end()
    for match in NEW_SUBJECT.finditer(plain, begun, start):
        begun = match.end()
    return WITHIN.search(HARMLESS.sub("", plain[begun:start])) is not None
