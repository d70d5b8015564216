"""The conditions of an agreement in words, with those in the same hands together."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from egide.decisions.words import language
from egide.law.shelf import shelf
from egide.law.words import words
from egide.trust.agreement.conditions import parsed

ORDER = ("teacher", "head", "provider", "egide")


@dataclass(frozen=True, slots=True)
class Kept:
    """A condition: what, and in a sentence."""

    title: str
    sentence: str
    keeper: str


@dataclass(frozen=True, slots=True)
class Hand:
    """Those that one keeper keeps."""

    keeper: str
    label: str
    conditions: tuple[Kept, ...]


def label(keeper: str) -> str:
    """Who keeps it, said to whoever signs: what is the teacher's is not the reader's."""
    if keeper == "teacher":
        return _("En classe, à l’enseignant")
    return words().label("keepers", keeper, language())


def kept(texts: Iterable[str]) -> tuple[Kept, ...]:
    """These conditions in words, in their order."""
    vocabulary, lang = shelf().vocabulary, language()
    lines = (words().of(parsed(text, vocabulary), lang) for text in texts)
    return tuple(Kept(line.title, line.sentence, line.keeper) for line in lines)


def by_hand(texts: Iterable[str]) -> tuple[Hand, ...]:
    """By keeper; what people have to do comes before what goes by itself."""
    lines = kept(texts)
    return tuple(
        Hand(
            keeper,
            label(keeper),
            tuple(line for line in lines if line.keeper == keeper),
        )
        for keeper in ORDER
        if any(line.keeper == keeper for line in lines)
    )
