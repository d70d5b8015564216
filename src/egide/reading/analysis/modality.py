"""How a thing is said: stated, possible, due, forbidden, a right, a definition, a mention."""

import re

from egide.reading.analysis.tokens import Words
from egide.reading.analysis.values import Actor, Modality, Polarity
from egide.reading.blocks import Kind

DEFINES = re.compile(
    r"^[\"'(]*(?!this |that |it |ce |cela |which )[^,.]{2,80}?[\"']? ?(?:shall "
    r"|will )?(?:(?<!the )(?<!by )(?<!cal )(?<!any )means?|refers? to|has the meaning"
    r"|have the "
    r"meaning|désignent?|signifient?|s'entend|s'entendent|correspond à)\b"
    r"|^[\"'][^\"']{2,60}[\"'] ?:"
)
DEFINING = frozenset(
    "means mean refers refer meaning désigne désignent signifie signifient entend entendent "
    "correspond".split()
)
RIGHTS = re.compile(
    r"\b(?:you|users?|customers?|vous|utilisateurs?|personnes?|individuals?"
    r"|data subjects?)\b.{0,80}"
    r"\b(?:have|has|avez|disposez|bénéficiez|disposent?|ont|a|retain)\b.{0,20}\b(?:right|droit)"
    r"|\bright to\b|\bdroit (?:de|d'|à|au)|\byou (?:can|may)\b|\bvous (?:pouvez|pourrez)\b"
)
ENABLING = frozenset("right rights droit droits can may pouvez pourrez".split())
FORBIDS = re.compile(
    r"\b(?:must|may|shall|can|should) not\b|\bcannot\b|prohibited|forbidden"
    r"|not (?:permitted|allowed)"
    r"|interdit|prohibé|ne (?:doit|doivent|devez|peut|peuvent|pouvez|pourra|pourrez|saurai\w+)\b"
    r"[^.]{0,40}\b(?:pas|en aucun|aucune?|être|ni)\b|s'interdi"
)
DUE = frozenset(
    "must shall required requires undertakes undertake obliged agree agrees doit doivent devez "
    "devra devrez engage engageons engagent engagez tenu tenue tenus obligatoire obligation".split()
)
POSSIBLE = frozenset(
    "may might could can peut peuvent pouvons pourra pourrait pourrons pourraient susceptible "
    "susceptibles possibly".split()
)


def modality_of(words: Words, plain: str, about: tuple[Kind, Actor, Polarity]) -> Modality:
    """How the sentence says what it says, given its kind, its actor and its polarity."""
    kind, actor, polarity = about
    if mentions(kind, plain):
        return Modality.MENTION
    if defines(words, plain):
        return Modality.DEFINITION
    if polarity is not Polarity.AFFIRMED and FORBIDS.search(plain):
        return Modality.MUST_NOT
    enabling = actor is Actor.USER and not ENABLING.isdisjoint(words.known)
    if enabling and RIGHTS.search(plain):
        return Modality.RIGHT
    if not DUE.isdisjoint(words.main):
        return Modality.MUST
    return Modality.STATES if POSSIBLE.isdisjoint(words.main) else Modality.MAY


def mentions(kind: Kind, plain: str) -> bool:
    """Whether a thing is only named: in a heading, an index, a question."""
    return kind is Kind.HEADING or kind is Kind.LINKS or plain.endswith("?")


def defines(words: Words, plain: str) -> bool:
    """Whether the sentence says what a word means."""
    hinted = plain[:1] in "\"'" or not DEFINING.isdisjoint(words.known)
    return hinted and DEFINES.search(plain) is not None
