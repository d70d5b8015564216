"""Where a quoted sentence stands, and who says that it answers the question."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from urllib.parse import urlencode

from django.utils.translation import gettext as _

from egide.law.words import words
from egide.terms.queries import Version
from egide.terms.words import Held, Whose
from egide.trust.verdict.value import Cited
from egide.verdicts.shown.text import Piece, readable

MACHINE = {"phrases", "learned"}


@dataclass(frozen=True, slots=True)
class Source:
    """A document that speaks, as a reader is told of it; `version` when it is archived."""

    title: str
    version: Version | None = None

    def address(self, start: int, end: int) -> str:
        """The page of the archived text at that sentence; empty when nothing was archived."""
        if self.version is None:
            return ""
        page = f"/archives/{self.version.document}/{self.version.captured_on}/"
        return f"{page}?{urlencode({'citation': f'{start}-{end}'})}#citation"


@dataclass(frozen=True, slots=True)
class Passage:
    """A quote with its source and whose word it is."""

    text: tuple[Piece, ...]
    source: str
    since: str
    address: str
    confirmed: bool
    whose: str
    question: str
    language: str


@dataclass(frozen=True)
class Sources:
    """The documents behind a verdict, and whose word each answer is."""

    documents: Mapping[str, Source] = field(default_factory=dict)
    held: Mapping[tuple[str, str], Held] = field(default_factory=dict)

    def passages(self, quotes: Iterable[Cited], lang: str) -> tuple[Passage, ...]:
        """Each quoted sentence once, those of a contract first as they come."""
        once = {(one.document, one.quote.start, one.quote.end): one for one in reversed([*quotes])}
        return tuple(self._passage(one, lang) for one in reversed(once.values()))

    def _passage(self, cited: Cited, lang: str) -> Passage:
        source = self.documents.get(cited.document, Source(cited.document))
        held = self.held.get((cited.document, cited.question))
        since = source.version.captured_on if source.version else None
        return Passage(
            readable(cited.quote.text.strip()),
            source.title,
            words().date(since, lang) if since else "",
            source.address(cited.quote.start, cited.quote.end),
            confirmed=bool(held and held.whose is not Whose.MACHINE),
            whose=whose(held, cited.readers, lang),
            question=words().question(cited.question).label[lang],
            language=source.version.language if source.version else "",
        )


def whose(held: Held | None, readers: Iterable[str], lang: str) -> str:
    """Whose word: a person and the day, or the machine, by one reader or two that agree."""
    if held is not None and held.on is not None and held.whose is not Whose.MACHINE:
        return _person(held, held.on, lang)
    if set(readers) >= MACHINE:
        return _("Proposé : les deux lecteurs sont d’accord")
    return _("Proposé par un seul lecteur")


def _person(held: Held, on: date, lang: str) -> str:
    told = {"by": held.by.partition(" · ")[0], "day": words().date(on, lang)}
    if held.whose is Whose.CARRIED:
        return _("Relu par %(by)s, le %(day)s, sur une version où la phrase est la même") % told
    if held.kind == "confirm":
        return _("Confirmé par %(by)s, le %(day)s") % told
    if held.kind == "silence":
        return _("Silence constaté par %(by)s, le %(day)s") % told
    return _("Corrigé par %(by)s, le %(day)s") % told
