"""The history of a service in words, the latest first: the same as the drawing, and more."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

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

    def tell(self, spells: Sequence[Spell], versions: Iterable[Version]) -> tuple[Event, ...]:
        """Every day on which the answer, a finding or a text moved, the latest first."""
        told = [*self._spells(spells), *self._quiet(spells, versions)]
        return tuple(sorted(told, key=lambda event: event.on, reverse=True))

    def _spells(self, spells: Iterable[Spell]) -> Iterator[Event]:
        before: Conclusion | None = None
        for spell in spells:
            yield self._event(spell, moved=spell.overall is not before)
            before = spell.overall

    def _event(self, spell: Spell, *, moved: bool) -> Event:
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

    def _quiet(self, spells: Sequence[Spell], versions: Iterable[Version]) -> Iterator[Event]:
        """New versions that moved nothing."""
        told = {spell.span.since for spell in spells}
        days: dict[date, list[str]] = {}
        for version in versions:
            if version.since not in told:
                days.setdefault(version.since, []).append(version.document)
        for day, documents in days.items():
            sentences = (self._texts(documents, first=False),)
            causes = (str(CAUSES[Cause.TERMS.value]),)
            yield Event(day, words().date(day, self.lang), causes, sentences)
