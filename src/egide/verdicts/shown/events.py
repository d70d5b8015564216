"""The history of a service in words, the latest first: the same as the drawing, and more."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from egide.law.shelf import shelf
from egide.law.words import words
from egide.terms.queries import Version
from egide.trust.dated import reached
from egide.trust.law_of_day import LawOfDay
from egide.trust.outcome import Conclusion
from egide.trust.verdict.compare import Cause
from egide.verdicts import marks
from egide.verdicts.causes import FIRST
from egide.verdicts.history import Laws
from egide.verdicts.shown.spells import Spell

NAMED = 2
CAUSES = {
    FIRST: gettext_lazy("Première lecture"),
    Cause.LAW.value: gettext_lazy("Droit"),
    Cause.CHARTER.value: gettext_lazy("Charte"),
    Cause.TERMS.value: gettext_lazy("Texte"),
    Cause.READER.value: gettext_lazy("Lecture"),
}


@dataclass(frozen=True, slots=True)
class Event:
    """What happened on a day, why, and what was then the answer."""

    on: date
    day: str
    causes: tuple[str, ...]
    sentences: tuple[str, ...]
    mark: str = ""
    answer: str = ""
    coming: bool = False
    changes: tuple[tuple[str, str], ...] = ()

    @property
    def quiet(self) -> bool:
        """Whether nothing moved on that day but a text."""
        return not self.answer


@dataclass(frozen=True, slots=True)
class Teller:
    """Tells a history under one charter and one law, as it is seen from today."""

    edition: str
    laws: Laws
    titles: Mapping[str, str]
    lang: str
    today: date

    def tell(self, spells: Sequence[Spell], versions: Sequence[Version]) -> tuple[Event, ...]:
        """Every day on which the answer, a finding or a text moved, the latest first."""
        told = [*self._spells(spells, versions), *self._quiet(spells, versions)]
        return tuple(sorted(told, key=lambda event: event.on, reverse=True))

    def _spells(self, spells: Iterable[Spell], versions: Sequence[Version]) -> Iterator[Event]:
        before: Conclusion | None = None
        for spell in spells:
            yield self._event(spell, versions, moved=spell.overall is not before)
            before = spell.overall

    def _changes(
        self, documents: Iterable[str], on: date, versions: Sequence[Version]
    ) -> tuple[tuple[str, str], ...]:
        """For each text that is new on that day, the page that shows what changed in it."""
        found = []
        for name in documents:
            mine = [version for version in versions if version.document == name]
            for new, old in pairwise(mine):
                if new.since == on:
                    days = f"{old.captured_on}..{new.captured_on}"
                    found.append((self.titles.get(name, name), f"/archives/{name}/{days}/"))
        return tuple(found)

    def _event(self, spell: Spell, versions: Sequence[Version], *, moved: bool) -> Event:
        on = spell.span.since
        answer = words().label("answers", spell.overall, self.lang)
        return Event(
            on,
            words().date(on, self.lang),
            tuple(str(CAUSES[cause]) for cause in spell.causes),
            tuple(self._sentences(spell)),
            marks.OF_CONCLUSION[spell.overall],
            answer if moved else _("Toujours : %(answer)s") % {"answer": answer},
            coming=not reached(on, self.today),
            changes=self._changes(spell.documents, on, versions),
        )

    def _sentences(self, spell: Spell) -> Iterator[str]:
        law = self.laws.of(spell.span.since)
        yield from (self._fact(name, law) for name in spell.facts)
        if spell.documents:
            yield self._texts(spell.documents, first=FIRST in spell.causes)
        if spell.turned:
            titles = [
                words().criterion(self.edition, name).title[self.lang] for name in spell.turned
            ]
            yield self._turned(titles)

    def _fact(self, name: str, law: LawOfDay) -> str:
        says = shelf().law.facts[name].says[self.lang]
        if law.in_force(name):
            return _("Entre en vigueur : %(says)s") % {"says": says}
        stands = law.stands(name)
        source = stands.title if stands else ""
        return _("N’est plus en vigueur : %(says)s (%(source)s)") % {
            "says": says.rstrip("."),
            "source": source,
        }

    def _texts(self, documents: Sequence[str], *, first: bool) -> str:
        titles = ", ".join(self.titles.get(name, name) for name in documents)
        if first:
            return _("Premiers textes archivés : %(titles)s.") % {"titles": titles}
        return _("Nouvelle version : %(titles)s.") % {"titles": titles}

    def _turned(self, titles: Sequence[str]) -> str:
        named = ", ".join(titles[:NAMED])
        more = len(titles) - NAMED
        if more > 0:
            return _("Constats qui changent : %(named)s, et %(more)s autres.") % {
                "named": named,
                "more": more,
            }
        return _("Constats qui changent : %(named)s.") % {"named": named}

    def _quiet(self, spells: Sequence[Spell], versions: Sequence[Version]) -> Iterator[Event]:
        """New versions that moved nothing."""
        told = {spell.span.since for spell in spells}
        days: dict[date, list[str]] = {}
        for version in versions:
            if version.since not in told:
                days.setdefault(version.since, []).append(version.document)
        for day, documents in days.items():
            sentences = (self._texts(documents, first=False),)
            causes = (str(CAUSES[Cause.TERMS.value]),)
            changes = self._changes(documents, day, versions)
            yield Event(day, words().date(day, self.lang), causes, sentences, changes=changes)
