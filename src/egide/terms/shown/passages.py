"""The passages of a version that found an answer: where they stand, and whose word it is."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from egide.law.words import words
from egide.terms.words import Held, Whose


@dataclass(frozen=True, slots=True)
class Note:
    """What a passage answers, and whose word it is."""

    question: str
    label: str
    value: str
    whose: str
    confirmed: bool


@dataclass(frozen=True, slots=True)
class Passage:
    """A quoted passage, numbered as it comes in the text; `here`: the one asked for."""

    number: int
    start: int
    end: int
    notes: tuple[Note, ...]
    here: bool = False

    @property
    def asked(self) -> str:
        """How an address names it."""
        return f"{self.start}-{self.end}"

    @property
    def anchor(self) -> str:
        """Its name on the page."""
        return "citation" if self.here else f"passage-{self.number}"


def passages(
    held: Mapping[str, Held], asked: tuple[int, int] | None, lang: str
) -> tuple[Passage, ...]:
    """Every passage once, in the order of the text; the one asked for is there in any case."""
    notes: dict[tuple[int, int], list[Note]] = defaultdict(list)
    if asked is not None:
        notes[asked] = []
    for question, word in held.items():
        for quote in word.answer.quotes:
            notes[quote.start, quote.end].append(note(question, word, lang))
    return tuple(
        Passage(number, start, end, tuple(notes[start, end]), here=(start, end) == asked)
        for number, (start, end) in enumerate(sorted(notes), start=1)
    )


def note(question: str, word: Held, lang: str) -> Note:
    """What an answer says, in the reader's words."""
    values = [words().value(question, value, lang) for value in word.answer.values]
    confirmed = word.whose is not Whose.MACHINE
    return Note(
        question,
        words().question(question).label[lang],
        ", ".join(values) or _("silence"),
        spoken(word, lang) if confirmed else _("proposé"),
        confirmed,
    )


def spoken(word: Held, lang: str) -> str:
    """A person's word: the day, and whether it was said of an older version."""
    day = words().date(word.on, lang) if word.on else ""
    if word.whose is Whose.CARRIED:
        return _("confirmé sur une version précédente, le %(day)s") % {"day": day}
    return _("confirmé par une personne le %(day)s") % {"day": day}


def around(found: tuple[Passage, ...]) -> dict[str, Passage | None]:
    """The passage asked for, the one before, the one after."""
    here = next((one for one in found if one.here), None)
    if here is None:
        return {"here": None, "before": None, "after": found[0] if found else None}
    at = here.number - 1
    return {
        "here": here,
        "before": found[at - 1] if at else None,
        "after": found[at + 1] if at + 1 < len(found) else None,
    }
