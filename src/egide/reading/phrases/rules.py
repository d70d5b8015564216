"""Questions and their rules, as a lawyer writes them in `questions/*.yaml`."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib import resources
from typing import Any  # YAML has no narrower type

import yaml

from egide.reading.phrases.pattern import Pattern, PhraseError, compile_phrase

HERE = resources.files("egide.reading.phrases")
LANGUAGES = ("fr", "en")
KEYS = frozenset(
    "name idea votes weight fr en with without place not_place affirmed headings foreign by not_by "
    "papers sections definitions catches spares".split()
)


@dataclass(frozen=True, slots=True, eq=False)
class Idea:
    """Ways of saying the same thing, in one language."""

    patterns: tuple[Pattern, ...] = ()


@dataclass(frozen=True, slots=True)
class Rule:
    """One idea that votes for one answer, in one language."""

    name: str
    question: str
    votes: str
    weight: float
    patterns: tuple[Pattern, ...]
    needs: tuple[Idea, ...] = ()
    forbids: tuple[Idea, ...] = ()
    place: tuple[Idea, ...] = ()
    not_place: tuple[Idea, ...] = ()
    affirmed: bool = False
    headings: bool = False
    foreign: bool = False
    by: frozenset[str] = frozenset()
    not_by: frozenset[str] = frozenset()
    papers: frozenset[str] = frozenset()
    sections: frozenset[str] = frozenset()
    definitions: bool = False
    catches: tuple[str, ...] = ()
    spares: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Question:
    """A question, how to decide between the votes, and its rules in one language."""

    name: str
    decide: str
    order: tuple[str, ...]
    threshold: float
    rules: tuple[Rule, ...] = field(repr=False)


def loaded(path: str) -> Mapping[str, Any]:
    """A YAML file of this package (the C parser: the pure Python one takes seconds)."""
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    found: Mapping[str, Any] = yaml.load(HERE.joinpath(path).read_bytes(), loader)  # noqa: S506
    return found


def named(folder: str) -> Iterator[str]:
    """The YAML files of a folder."""
    for entry in sorted(HERE.joinpath(folder).iterdir(), key=lambda entry: entry.name):
        if entry.name.endswith(".yaml"):
            yield f"{folder}/{entry.name}"


@cache
def word_lists(language: str) -> Mapping[str, tuple[str, ...]]:
    """The shared word lists of a language."""
    lists = loaded("lexicons/lists.yaml")
    return {name: tuple(entry[language].split(" | ")) for name, entry in lists.items()}


@cache
def ideas(language: str) -> Mapping[str, Idea]:
    """The shared ideas of a language."""
    entries = loaded("lexicons/ideas.yaml")
    return {name: idea_of(entry, language) for name, entry in entries.items()}


def idea_of(entry: Mapping[str, Any], language: str) -> Idea:
    """An idea written in place or in the shared list."""
    return Idea(phrases(entry.get(language), language))


def phrases(written: object, language: str) -> tuple[Pattern, ...]:
    """The phrases of a block, one a line; `#` begins a remark."""
    lines = (line.split("#")[0].strip() for line in str(written or "").splitlines())
    lists = word_lists(language)
    return tuple(compile_phrase(line, lists) for line in dict.fromkeys(lines) if line)


def contexts(entry: object, language: str) -> tuple[Idea, ...]:
    """The contexts a rule asks for: names of shared ideas, or phrases written in place."""
    if not entry:
        return ()
    if isinstance(entry, dict):
        idea = idea_of(entry, language)
        return (idea,) if idea.patterns else ()
    if not isinstance(entry, list):
        raise PhraseError(f"a context is a list of ideas or phrases by language: {entry!r}")
    return tuple(ideas(language)[name] for name in entry)


def examples(entry: object) -> tuple[str, ...]:
    """One example or several."""
    return (entry,) if isinstance(entry, str) else tuple(entry or ())  # type: ignore[arg-type]  # YAML list


def rule_of(entry: Mapping[str, Any], question: str, language: str) -> Rule:
    """A rule as it stands for one language."""
    if odd := entry.keys() - KEYS:
        raise PhraseError(f"{question}: {entry.get('name')}: unknown {sorted(odd)}")
    return Rule(
        name=f"{question}.{entry['name']}",
        question=question,
        votes=str(entry["votes"]),
        weight=float(entry.get("weight", 0.8)),
        patterns=phrases(entry.get(language), language),
        needs=contexts(entry.get("with"), language),
        forbids=contexts(entry.get("without"), language),
        place=contexts(entry.get("place"), language),
        not_place=contexts(entry.get("not_place"), language),
        affirmed=bool(entry.get("affirmed", False)),
        headings=bool(entry.get("headings", False)),
        foreign=bool(entry.get("foreign", False)),
        by=frozenset(entry.get("by") or ()),
        not_by=frozenset(entry.get("not_by") or ()),
        papers=frozenset(entry.get("papers") or ()),
        sections=frozenset(entry.get("sections") or ()),
        definitions=bool(entry.get("definitions", False)),
        catches=examples((entry.get("catches") or {}).get(language)),
        spares=examples((entry.get("spares") or {}).get(language)),
    )


@cache
def questions(language: str) -> tuple[Question, ...]:
    """All the questions, with their rules in one language."""
    return tuple(question_of(loaded(path), language) for path in named("questions"))


def question_of(entry: Mapping[str, Any], language: str) -> Question:
    """One file."""
    name = entry["question"]
    return Question(
        name=name,
        decide=entry.get("decide", "worst"),
        order=tuple(map(str, entry.get("order") or ())),
        threshold=float(entry.get("threshold", 0.5)),
        rules=tuple(rule_of(rule, name, language) for rule in entry.get("rules") or ()),
    )
