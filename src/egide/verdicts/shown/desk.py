"""The review desk in words: the text with its passages, one proposed answer, what comes next."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from egide.law.shelf import shelf
from egide.law.words import words
from egide.trust.evidence.answers import Answer
from egide.trust.outcome import SILENT
from egide.verdicts import desk as writers
from egide.verdicts.models import Evaluation
from egide.verdicts.queries.desk import Desk, Item
from egide.verdicts.readers import Readings
from egide.verdicts.shown.evaluations import Told, move_for, told
from egide.verdicts.shown.sources import whose
from egide.verdicts.shown.text import Line, Marked, Piece, lines, readable
from egide.verdicts.usual import ORDINARY

ONE, MANY, CODES, NUMBER, DAY = "one", "many", "codes", "number", "date"


@dataclass(frozen=True, slots=True)
class Option:
    """A value that an answer may have."""

    value: str
    label: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class Proposal:
    """The answer under review."""

    question: str
    number: int
    label: str
    asks: str
    value: str
    silent: bool
    quotes: tuple[tuple[Piece, ...], ...]
    first: str
    whose: str
    person: bool
    open: bool
    agreed: bool
    again: bool
    proposed: str
    kind: str
    options: tuple[Option, ...]
    typed: str
    seen: str

    @property
    def others(self) -> tuple[tuple[Piece, ...], ...]:
        """The sentences after the first."""
        return self.quotes[1:]


@dataclass(frozen=True, slots=True)
class Queued:
    """A question that waits its turn, or had it."""

    question: str
    label: str
    value: str
    note: str
    decided: bool
    here: bool


def desk_page(desk: Desk, made: Iterable[Evaluation], lang: str) -> dict[str, object]:
    """All that the template prints."""
    return {
        "text": desk.text,
        "captured": words().date(desk.text.version.captured_on, lang),
        "services": desk.services,
        "named": ", ".join(card.name for card in desk.services),
        "lines": text_lines(desk),
        "proposal": proposal(desk.item, lang),
        "queue": [queued(item, item is desk.item, lang) for item in desk.items],
        "done": desk.done,
        "total": len(desk.items),
        "next": desk.neighbour(1).question,
        "previous": desk.neighbour(-1).question,
        "told": [moved(row, lang) for row in made],
    }


def text_lines(desk: Desk) -> tuple[Line, ...]:
    """The text with the passages of every answer; those under review stand out."""
    return lines(
        desk.text.text,
        [
            Marked(quote.start, quote.end, item.question, here=item is desk.item)
            for item in desk.items
            for quote in item.held.answer.quotes
        ],
    )


def proposal(item: Item, lang: str) -> Proposal:
    """An answer as the reviewer reads it, and what it could be instead."""
    held, asked = item.held, words().question(item.question)
    kind = shelf().vocabulary.questions[item.question].kind
    numbers = list(shelf().vocabulary.questions)
    return Proposal(
        item.question,
        numbers.index(item.question) + 1,
        asked.label[lang],
        asked.asks[lang],
        said(item.question, held.answer.values, lang),
        silent=held.answer.silent,
        quotes=tuple(readable(quote.text.strip()) for quote in held.answer.quotes),
        first=next((quote.text for quote in held.answer.quotes), ""),
        whose=whose(held, held.answer.readers, lang),
        person=item.decided,
        open=held.open,
        agreed=item.agreed,
        again=held.again,
        proposed=said(item.question, held.proposed.values, lang) if held.proposed else "",
        kind=kind,
        options=tuple(options(item, lang)),
        typed=" ".join(held.answer.values) if kind in {NUMBER, DAY} else "",
        seen=writers.state(held) if held.answer.question else "none",
    )


def said(question: str, values: Iterable[str], lang: str) -> str:
    """Values in words; silence when there is none."""
    spoken = [words().value(question, value, lang) for value in values]
    first = ", ".join(spoken) or words().label("common", SILENT, lang)
    return first[:1].upper() + first[1:]


def options(item: Item, lang: str) -> Iterable[Option]:
    """The closed list of a question, or the countries and languages of an open one."""
    asked, known = words().question(item.question), shelf().vocabulary.questions[item.question]
    chosen = set(item.held.answer.values)
    if known.kind == CODES:
        named = words().countries if asked.reads == "countries" else words().languages
        spoken = {**{code: text[lang] for code, text in named.items()}, **_special(asked, lang)}
        ordered = sorted(spoken.items(), key=lambda pair: (pair[0] not in chosen, pair[1]))
    else:
        ordered = [(value, text[lang]) for value, text in asked.values.items() if value != SILENT]
    return (Option(value, label, value in chosen) for value, label in ordered)


def _special(asked: object, lang: str) -> dict[str, str]:
    return {value: text[lang] for value, text in asked.values.items()}  # type: ignore[attr-defined]


def queued(item: Item, here: bool, lang: str) -> Queued:  # noqa: FBT001 - one of two looks
    """A line of the list."""
    value = said(item.question, item.held.answer.values, lang)
    notes = {
        item.held.again: _("à revoir"),
        not item.agreed: _("un seul lecteur"),
    }
    note = "" if item.decided else notes.get(True, "")
    label = words().question(item.question).label[lang]
    return Queued(item.question, label, value, note, item.decided, here)


@dataclass(frozen=True, slots=True)
class Reading:
    """What one reader says by itself."""

    reader: str
    value: str
    quote: tuple[Piece, ...]


def readings(each: Readings, item: Item, lang: str) -> tuple[Reading, ...]:
    """What each reader says, in words; the sentence only if the proposal does not quote it."""
    names = {"phrases": _("Le lecteur par phrases"), "learned": _("Le lecteur par exemples")}
    shown = {quote.text for quote in item.held.answer.quotes}
    made = []
    for name, answers in each:
        answer = answers.get(item.question, Answer(item.question))
        fresh = (readable(q.text.strip()) for q in answer.quotes if q.text not in shown)
        value = said(item.question, answer.values, lang)
        made.append(Reading(names[name], value, next(fresh, ())))
    return tuple(made)


@dataclass(frozen=True, slots=True)
class Moved:
    """What a decision did to a service's verdict."""

    service: str
    slug: str
    move: Told | None


def moved(row: Evaluation, lang: str) -> Moved:
    """What moved for the ordinary class; nothing may have."""
    move = move_for(row.moves, ORDINARY)
    return Moved(row.service.name, row.service.slug, told(row, move, lang) if move else None)
