"""Every word that Égide says of law and charter, ready to be asked for in "fr" or "en".

Built by `egide.law.words`, complete for its law folder. No Django here.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Protocol, TypeVar

from egide.law.choices import Choice
from egide.law.days import in_words
from egide.law.lists import NAMING, ClauseWords, ConditionWords
from egide.law.phrases import NoWord, Phrase, fill
from egide.law.reasons import NOT_CONCERNED, TO_BE_TOLD, CriterionWords, general_reason
from egide.trust.charter import Param
from egide.trust.law import Text
from egide.trust.outcome import Outcome
from egide.trust.verdict.finding import Finding

Named = TypeVar("Named")


class Put(Protocol):
    """A condition, as a charter demands it or as a verdict puts it."""

    @property
    def do(self) -> str:
        """Which condition."""
        ...

    @property
    def params(self) -> tuple[tuple[str, Param], ...]:
        """Its parameters, in order."""
        ...


@dataclass(frozen=True, slots=True)
class Line:
    """A condition in one language: what, the sentence, and who keeps it."""

    title: str
    sentence: str
    keeper: str


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause in one language: title, what it says in a line, wording to paste."""

    title: str
    says: str
    wording: str


@dataclass(frozen=True, slots=True)
class Words:
    """All the words, complete for the law folder that they were read with."""

    criteria: Mapping[str, Mapping[str, CriterionWords]]
    phrases: Mapping[str, Mapping[str, Phrase]]
    conditions: Mapping[str, ConditionWords]
    clauses: Mapping[str, ClauseWords]
    agreement: Mapping[str, ClauseWords]
    questions: Mapping[str, Choice]
    case: Mapping[str, Choice]
    checks: Mapping[str, Choice]
    countries: Mapping[str, Text]
    languages: Mapping[str, Text]

    def criterion(self, edition: str, name: str) -> CriterionWords:
        """Title, obligation, why, basis: each a text by language."""
        return _get(_get(self.criteria, edition), name)

    def reason(self, edition: str, criterion: str, part: str, outcome: str, lang: str) -> str:
        """Why this outcome, when no more is known than the outcome; see `because`."""
        words = self.criterion(edition, criterion)
        said = _get(words.parts, part).said.get(outcome)
        if said is not None:
            return said[lang]
        if outcome == Outcome.NOT_APPLICABLE:
            return words.aside[lang] if words.aside else self.label("general", NOT_CONCERNED, lang)
        return self.sentence("outcomes", outcome, lang)

    def because(self, edition: str, finding: Finding, lang: str) -> str:
        """The reason of a finding: the closest sentence for the line of the table that decided."""
        general = general_reason(self.criterion(edition, finding.criterion), finding)
        if general == TO_BE_TOLD:
            return fill(
                self.label("general", general, lang),
                {"what": self.missing(finding.missing[0], lang)},
            )
        if general is not None:
            return self.label("general", general, lang)
        closer = self.criterion(edition, finding.criterion).parts[finding.part].closer(finding)
        if closer is not None:
            return closer[lang]
        part, outcome = finding.part, finding.outcome
        return self.reason(edition, finding.criterion, part, outcome, lang)

    def way_out(self, edition: str, finding: Finding, lang: str) -> str:
        """What would settle a finding that lacks something; empty when it lacks nothing."""
        words = self.criterion(edition, finding.criterion)
        general = general_reason(words, finding)
        if not finding.outcome.lacking:
            return ""
        if general is not None:
            return self.sentence("general", general, lang)
        return words.parts[finding.part].way_out.get(lang, "")

    def missing(self, name: str, lang: str) -> str:
        """What nobody has said (`case.levels`, `answer.role`), as it is asked of a person."""
        room, _, rest = name.partition(".")
        choice = _get(self.case if room == "case" else self.questions, rest)
        return (choice.asks or choice.label)[lang]

    def condition(self, name: str, params: Mapping[str, Param], lang: str) -> Line:
        """A condition with its gaps filled."""
        words = _get(self.conditions, name)
        given: dict[str, str] = {}
        for param, value in params.items():
            given |= self._param(_get(words.params, param), param, value, lang)
        title, sentence = fill(words.title[lang], given), fill(words.sentence[lang], given)
        return Line(title, sentence, words.keeper)

    def of(self, condition: Put, lang: str) -> Line:
        """A verdict's condition."""
        return self.condition(condition.do, dict(condition.params), lang)

    def _param(self, kind: str, name: str, value: Param, lang: str) -> dict[str, str]:
        if kind in NAMING:
            what, detail = self._thing(kind, str(value))
            return {name: what[lang], "detail": detail[lang]}
        if kind == "level":
            return {name: self.label("levels", str(value), lang)}
        if kind == "date":
            return {name: in_words(str(value), lang)}
        if kind == "text":
            return {name: self.label(name, str(value), lang)}
        return {name: str(value)}

    def _thing(self, kind: str, name: str) -> tuple[Text, Text]:
        """What a condition names: its title and what it is, in a line."""
        if kind == "clause":
            clause = _get(self.clauses, name)
            return clause.title, clause.says
        named = _get(self.phrases["acts" if kind == "act" else "evidence"], name)
        return named.label, named.sentence

    def clause(self, name: str, lang: str) -> Clause:
        """A clause that a provider can paste; `definitions` and `precedence` come before all."""
        words = self.agreement.get(name) or _get(self.clauses, name)
        return Clause(words.title[lang], words.says[lang], words.wording[lang])

    def question(self, name: str) -> Choice:
        """A question put to a document."""
        return _get(self.questions, name)

    def value(self, question: str, value: str, lang: str) -> str:
        """An answer to a question: a closed one, a country, a language, an age or a day."""
        return self._said(_get(self.questions, question), value, lang)

    def fact(self, name: str, value: str, lang: str) -> str:
        """What is said of a case; a flag is "true" or "false", as in the tables."""
        return self._said(_get(self.case, name), value, lang)

    def _said(self, choice: Choice, value: str, lang: str) -> str:
        if value in choice.values:
            return choice.values[value][lang]
        if value in self.phrases["common"]:
            return self.label("common", value, lang)
        if choice.reads == "day":
            return in_words(value, lang)
        if choice.reads == "years":
            return fill(choice.number[lang], {"years": value})
        return _get(self.countries if choice.reads == "countries" else self.languages, value)[lang]

    def check(self, name: str, value: str, lang: str) -> str:
        """The result of a small test."""
        return _get(_get(self.checks, name).values, value)[lang]

    def label(self, listed: str, name: str, lang: str) -> str:
        """The short word for a name of a list: `label("answers", "not_assessable", "fr")`."""
        return _get(_get(self.phrases, listed), name).label[lang]

    def sentence(self, listed: str, name: str, lang: str) -> str:
        """The sentence that goes with it."""
        return _get(_get(self.phrases, listed), name).sentence[lang]

    def country(self, code: str, lang: str) -> str:
        """A country by its ISO 3166-1 code."""
        return _get(self.countries, code)[lang]

    def date(self, day: date | str, lang: str) -> str:
        """A day in full words."""
        return in_words(day, lang)


def _get(among: Mapping[str, Named], name: str) -> Named:
    if name not in among:
        raise NoWord(name)
    return among[name]
