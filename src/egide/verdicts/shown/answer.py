"""The answer: may I, under which conditions, why, and the way out of a refusal."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from egide.law.words import words
from egide.trust.outcome import Conclusion, Layer, Standing
from egide.trust.verdict.again import Judged
from egide.trust.verdict.verdict import CriterionFinding, Verdict
from egide.verdicts import marks
from egide.verdicts.shown.asked import Asked, Hand, asked, by_hand
from egide.verdicts.shown.criteria import Card, Group, cards, deciding, groups, missing
from egide.verdicts.shown.facts import Glance, at_a_glance
from egide.verdicts.shown.sources import Sources

NAMED = 3
NUMBERS: Mapping[str, tuple[str, ...]] = {
    "fr": ("zéro", "une", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf"),
    "en": ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"),
}


@dataclass(frozen=True, slots=True)
class Column:
    """What one layer concludes: the law, or the charter on top of it."""

    title: str
    explained: str
    mark: str
    answer: str


@dataclass(frozen=True, slots=True)
class Shown:
    """A verdict as a page tells it. `answer` is the large word; `because`, one sentence."""

    mark: str
    answer: str
    because: str
    refused: bool
    open: bool
    provisional: bool
    standing: str
    columns: tuple[Column, ...]
    conditions: tuple[Asked, ...]
    hands: tuple[Hand, ...]
    deciding: tuple[Card, ...]
    missing: tuple[Card, ...]
    groups: tuple[Group, ...]
    facts: tuple[Glance, ...]

    @property
    def favourable(self) -> bool:
        """Whether the door may open."""
        return not self.refused and not self.open

    @property
    def yours(self) -> int:
        """How many conditions depend on the reader."""
        return sum(condition.yours for condition in self.conditions)

    @property
    def others(self) -> int:
        """How many criteria are folded."""
        return sum(len(group.cards) for group in self.groups)


def shown(judged: Judged, sources: Sources, lang: str) -> Shown:
    """A verdict in words; `sources` say where quotes stand and whose word they are."""
    verdict = judged.verdict
    decides = deciding(verdict)
    conditions = asked(verdict.conditions, lang)
    return Shown(
        mark=marks.OF_CONCLUSION[verdict.overall],
        answer=_answer(verdict, len(conditions), lang),
        because=_because(verdict, decides, lang),
        refused=verdict.overall is Conclusion.NOT_CONFORMING,
        open=verdict.overall is Conclusion.NOT_ASSESSABLE,
        provisional=verdict.standing is Standing.PROVISIONAL,
        standing=words().sentence("standing", verdict.standing, lang),
        columns=tuple(_column(verdict, layer, lang) for layer in Layer),
        conditions=conditions,
        hands=by_hand(conditions, lang),
        deciding=cards(verdict, decides, sources, lang),
        missing=cards(verdict, missing(verdict), sources, lang),
        groups=groups(verdict, sources, lang),
        facts=at_a_glance(judged.file.answers, lang),
    )


def _answer(verdict: Verdict, count: int, lang: str) -> str:
    if verdict.overall is Conclusion.UNDER_CONDITIONS:
        number = NUMBERS[lang][count] if count < len(NUMBERS[lang]) else str(count)
        several = _("Oui, à %(number)s conditions.") % {"number": number}
        return _("Oui, à une condition.") if count == 1 else several
    if verdict.overall is Conclusion.NOT_CONFORMING:
        return _("Non, pas en l’état.")
    return f"{words().label('answers', verdict.overall, lang)}."


def _because(verdict: Verdict, decides: Sequence[CriterionFinding], lang: str) -> str:
    if verdict.cause:
        return words().sentence("causes", verdict.cause, lang)
    told = {"count": len(decides), "named": _named(verdict, decides, lang)}
    if verdict.overall is Conclusion.NOT_CONFORMING:
        return (
            ngettext(
                "%(count)s critère n’est pas respecté : %(named)s.",
                "%(count)s critères ne sont pas respectés : %(named)s.",
                len(decides),
            )
            % told
        )
    if verdict.overall is Conclusion.NOT_ASSESSABLE:
        return (
            ngettext(
                "Ce n’est pas un non : il manque %(count)s réponse ou preuve (%(named)s).",
                "Ce n’est pas un non : il manque %(count)s réponses ou preuves (%(named)s).",
                len(decides),
            )
            % told
        )
    return words().sentence("answers", verdict.overall, lang)


def _named(verdict: Verdict, decides: Sequence[CriterionFinding], lang: str) -> str:
    """The first of these criteria by their titles, and how many others there are."""
    titles = [
        words().criterion(verdict.charter, one.criterion).title[lang] for one in decides[:NAMED]
    ]
    named = ", ".join(_("« %(title)s »") % {"title": title} for title in titles)
    more = len(decides) - NAMED
    if more < 1:
        return named
    told = {"named": named, "more": more}
    return ngettext("%(named)s et %(more)s autre", "%(named)s et %(more)s autres", more) % told


def _column(verdict: Verdict, layer: Layer, lang: str) -> Column:
    says: Mapping[Layer, Conclusion] = {
        Layer.LAW: verdict.law_column,
        Layer.CHARTER: verdict.charter_column,
    }
    return Column(
        words().label("columns", layer, lang),
        words().sentence("columns", layer, lang),
        marks.OF_CONCLUSION[says[layer]],
        words().label("answers", says[layer], lang),
    )
