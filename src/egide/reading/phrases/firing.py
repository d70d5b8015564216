"""Which rules fire on which units: the phrase ran, and its context allows it."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, reduce
from operator import or_

from egide.reading.clauses import Kind
from egide.reading.phrases.engine import Bits, Engine, places_of
from egide.reading.phrases.paper import OF_CONTRACT, OF_DATA, Paper, PaperKind
from egide.reading.phrases.pattern import Pattern
from egide.reading.phrases.rules import Idea, Rule, ideas, questions
from egide.reading.phrases.units import Unit

NEGATION = {
    "en": re.compile(
        r"(?<! if you do)(?<! if you) (?:not|never|no|prohibits?|prohibited|forbids?|don t|doesn t"
        r"|won t|can t|cannot|without|neither|nor|none|isn t|aren t) "
        r"(?!only |just |limited |longer )"
    ),
    "fr": re.compile(
        r"(?<! vous) (?:(?:ne|n) (?!(?:[^ ]+ ){1,3}que )"
        r"|(?:jamais|aucun|aucune|sans|ni|non|interdits?|interdisons) )(?!seulement |exclusi)"
    ),
}
USERS = (
    "users?|customers?|clients?|members?|subscribers?|licensee|students?|parents?|schools?"
    "|utilisateurs?|abonnes?|membres?|eleves?|etablissements?|internautes?|education partner"
)
SUBJECT = re.compile(
    rf"^ (?:if |when |by )?(?:the |any |all |each |a |l |le |la |les |un |une |tout |chaque )?"
    rf"(?:you|{USERS}) "
    r"| you (?:may|can|must|will|shall|should|agree|are|have|do|did"
    r"|represent|warrant|acknowledge|understand|grant|cannot|could|use|provide|choose|need) "
    r"| vous (?:ne|n|pou\w+|dev\w+|accept\w+|reconnai\w+|vous|etes|avez|garanti\w+|declar\w+) "
    r"| (?:utilisateur|client|abonne|membre|user|customer|client) (?:s |ne |n |must|shall|may|will"
    r"|agrees|doit|peut|reconnait|garantit|accepte)"
)
SPEAKS = re.compile(r" (?:we|nous) ")
Try = tuple[Pattern, Bits]  # a phrase, and the sentences where it may run
TITLE = 40  # a longer heading is a sentence in bold, or the last item of a numbered list
NEAR = 300  # characters around the phrase
BEFORE = 70  # characters before the phrase where a negation still bears on it


@dataclass(frozen=True, slots=True)
class Fired:
    """A rule that fired on a unit: where in the unit's words (`span`), by how many phrases."""

    rule: Rule
    unit: Unit
    span: tuple[int, int]
    ways: int = 1

    @property
    def matched(self) -> str:
        """The words that the phrase ran over."""
        return self.unit.words[self.span[0] : self.span[1]]


@dataclass(frozen=True, slots=True)
class Machine:
    """All the rules of a language over one engine; `owners` says whose each phrase is."""

    language: str
    engine: Engine
    rules: tuple[Rule, ...]
    owners: Mapping[Pattern, int]

    def fire(self, paper: Paper) -> list[Fired]:
        """Every rule that fires, once a unit, in the order of the units."""
        tries: dict[int, list[Try]] = {}
        for pattern, held in paper.index.every:
            if pattern in self.owners:
                tries.setdefault(self.owners[pattern], []).append((pattern, held))
        fired = [
            one
            for number in sorted(tries)
            for one in self.fired_by(self.rules[number], tries[number], paper)
        ]
        return sorted(fired, key=lambda one: one.unit.at)

    def fired_by(self, rule: Rule, tries: Sequence[Try], paper: Paper) -> Iterator[Fired]:
        """Where one rule fires: only the sentences that its phrases may run in are looked at."""
        maybe = reduce(or_, [held for _, held in tries]) & ((1 << len(paper.units)) - 1)
        for number in places_of(self.meant(rule, paper, maybe)):
            unit = paper.units[number]
            found = found_in(unit.words, [p for p, held in tries if held >> number & 1])
            if found and bears(rule, unit) and says_all(rule.needs, paper, number):
                allowed = [span for span in found if self.allows(rule, span, paper, number)]
                if allowed:
                    yield Fired(rule, unit, allowed[0], len(allowed))

    def meant(self, rule: Rule, paper: Paper, maybe: Bits) -> Bits:
        """The sentences, of those given, that a rule is meant for: the kind of paper, the headings.

        A section on privacy in terms of use speaks as a privacy policy does.
        """
        if maybe and rule.papers and paper.kind not in rule.papers:
            of_terms = paper.kind is PaperKind.TERMS and PaperKind.PRIVACY in rule.papers
            maybe &= paper.under(ideas(self.language)["privacy_section"]) if of_terms else 0
        for idea in rule.needs if maybe else ():
            maybe &= paper.index.maybe(idea)
        for idea in rule.place if maybe else ():
            maybe &= paper.under(idea)
        for idea in rule.not_place if maybe else ():
            maybe &= ~paper.under(idea)
        return maybe

    def allows(self, rule: Rule, span: tuple[int, int], paper: Paper, number: int) -> bool:
        """Whether what is said around a phrase lets its rule speak."""
        unit, says = paper.units[number], paper.index.says
        return (
            span[1] > unit.own + 1
            and not (rule.affirmed and self.negated(unit, span))
            and not any(says(idea, number, around(unit, span)) for idea in rule.forbids)
        )

    def negated(self, unit: Unit, span: tuple[int, int]) -> bool:
        """Whether a negation bears on the phrase."""
        near = unit.words[max(0, span[0] - BEFORE) : span[1]]
        lead = unit.words[max(0, unit.own - BEFORE) : unit.own] if span[0] >= unit.own else ""
        return NEGATION[self.language].search(f"{near} {lead} ") is not None


def found_in(words: str, patterns: Sequence[Pattern]) -> list[tuple[int, int]]:
    """Where phrases run in a sentence."""
    spans = (pattern.search(words) for pattern in patterns)
    return [span for span in spans if span]


def says_all(needed: Sequence[Idea], paper: Paper, number: int) -> bool:
    """Whether a sentence says every idea."""
    words = paper.units[number].words
    return all(paper.index.says(idea, number, words) for idea in needed)


def bears(rule: Rule, unit: Unit) -> bool:
    """Whether a sentence counts for a rule: stated, by whom it must be, for users in France."""
    statement = unit.statement
    return (
        (not rule.sections or statement.section in rule.sections)
        and (rule.headings or statement.clause.kind is not Kind.HEADING or len(unit.words) > TITLE)
        and (rule.foreign or statement.region.holds_in_france)
        and not statement.annex_scc
        and (rule.definitions or not statement.defines)
        and (not rule.by or statement.actor in rule.by)
        and not (rule.not_by and acts(unit) and statement.actor in rule.not_by)
    )


def acts(unit: Unit) -> bool:
    """Whether the user is the subject: not of "personalise your experience", nor beside a "we"."""
    words = unit.words[unit.own :]
    return SPEAKS.search(words) is None and SUBJECT.search(words) is not None


def around(unit: Unit, span: tuple[int, int]) -> str:
    """The words near a phrase, where an exclusion bears on it: a legal sentence runs on."""
    if len(unit.words) <= NEAR:
        return unit.words
    first = unit.words.rfind(" ", 0, max(1, span[0] - NEAR))
    return unit.words[max(0, first) : span[1] + NEAR]


@cache
def machine(language: str) -> Machine:
    """The machine of a language: its rules, over the words of their phrases and contexts."""
    rules = tuple(rule for question in questions(language) for rule in question.rules)
    patterns = [pattern for rule in rules for pattern in rule.patterns]
    context = [pattern for idea in context_ideas(rules, language) for pattern in idea.patterns]
    owners = {pattern: at for at, rule in enumerate(rules) for pattern in rule.patterns}
    return Machine(language, Engine(patterns, [*context, OF_DATA, OF_CONTRACT]), rules, owners)


def context_ideas(rules: Sequence[Rule], language: str) -> Iterator[Idea]:
    """The ideas that only serve as context: their words must be known, they start nothing."""
    yield from ideas(language).values()
    for rule in rules:
        for group in (rule.needs, rule.forbids, rule.place, rule.not_place):
            yield from group
