"""What changed between two versions, and the answers that moved with it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from django.utils.translation import gettext_lazy as _

from egide.kit.errors import Words
from egide.law.words import words
from egide.reading.clauses import Clause
from egide.reading.difference import Change, Difference, Part, difference
from egide.reading.document import Document
from egide.terms.queries import Text
from egide.terms.shown.paper import plain
from egide.terms.words import Held

KINDS: Mapping[Change, Words] = {
    Change.NONE: _("Les deux textes sont les mêmes, lettre pour lettre."),
    Change.FORMAT: _("Seuls la forme ou des liens ont changé : le texte dit la même chose."),
    Change.DATE: _("Seule la date de mise à jour a changé."),
    Change.WORDS: _("Le texte a changé."),
    Change.LANGUAGE: _("Les deux versions n’ont pas la même langue : elles ne se comparent pas."),
    Change.FAILURE: _("L’une des deux captures a échoué : elle ne dit rien des conditions."),
    Change.SHRINK: _("Le texte récent est bien plus court : il est peut-être incomplet."),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Moved:
    """An answer that is not the same in both versions."""

    label: str
    before: str
    after: str
    before_at: str
    after_at: str


@dataclass(frozen=True, slots=True)
class Spot:
    """A clause of one version: its words, and where they stand."""

    text: str
    at: str


def compared(old: Text, new: Text) -> dict[str, object]:
    """What a page needs to show a change."""
    found = worked_out(as_document(old), as_document(new))
    return {
        "kind": KINDS[found.kind],
        "alerts": found.alerts,
        "changed": [
            {"parts": legible(change.parts), "old": at(change.old), "new": at(change.new)}
            for change in found.changed
        ],
        "added": [spot(clause) for clause in found.added],
        "removed": [spot(clause) for clause in found.removed],
    }


def legible(parts: Iterable[Part]) -> list[Part]:
    """The words that stayed, went and came, without what Markdown writes for itself."""
    return [Part(plain(part.old), plain(part.new)) for part in parts]


@lru_cache(maxsize=16)
def worked_out(old: Document, new: Document) -> Difference:
    """The difference of two texts, remembered: archived texts never change."""
    return difference(old, new)


def as_document(text: Text) -> Document:
    """An archived text as `reading` takes it."""
    version = text.version
    return Document(
        version.document, text.text, version.sha256, version.language, text.title, "text/markdown"
    )


def spot(clause: Clause) -> Spot:
    """A clause as it is read."""
    return Spot(plain(" ".join(one.text for one in clause.sentences)), at(clause))


def at(clause: Clause) -> str:
    """How an address names the words of a clause."""
    return f"{clause.sentences[0].start}-{clause.sentences[-1].end}"


def moved(old: Mapping[str, Held], new: Mapping[str, Held], lang: str) -> list[Moved]:
    """The answers that are not the same in both versions."""
    both = [question for question in new if question in old]
    return [
        Moved(
            words().question(question).label[lang],
            said(old[question], lang),
            said(new[question], lang),
            first(old[question]),
            first(new[question]),
        )
        for question in both
        if old[question].answer.values != new[question].answer.values
    ]


def said(word: Held, lang: str) -> str:
    """The values of an answer in words; silence has its own."""
    answer = word.answer
    values = [words().value(answer.question, value, lang) for value in answer.values or ("silent",)]
    return ", ".join(values)


def first(word: Held) -> str:
    """How an address names the first sentence that founds an answer; empty for a silence."""
    quotes = word.answer.quotes
    return f"{quotes[0].start}-{quotes[0].end}" if quotes else ""
