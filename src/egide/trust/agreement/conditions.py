"""Conditions as agreements keep them: text again made values, equal ones added up."""

from collections.abc import Iterable, Mapping
from datetime import date
from functools import lru_cache

from egide.trust.charter import Condition, Param
from egide.trust.verdict.conditions import merged
from egide.trust.vocabulary import ConditionKind, Level, Vocabulary


class UnknownCondition(ValueError):
    """A text that is no condition of the vocabulary, or lacks a parameter."""


def parsed(text: str, words: Vocabulary) -> Condition:
    """The condition that this text writes; UnknownCondition when the vocabulary has no such one."""
    do, *rest = text.split(" ")
    kind = words.conditions.get(do)
    given = dict(part.partition("=")[::2] for part in rest)
    if kind is None or not set(given) <= set(kind.params) or len(given) < len(rest):
        raise UnknownCondition(text)
    if any(name not in given for name in kind.params if name != "counted_from"):
        raise UnknownCondition(text)
    params = tuple((name, _param(kind.params[name], word, words)) for name, word in given.items())
    return Condition(do, params, (), _rank(kind, dict(params), words.levels))


def _param(kind: str, word: str, words: Vocabulary) -> Param:
    """A parameter as its kind wants it; a name is one that the vocabulary holds."""
    named: Mapping[str, Mapping[str, object]] = {
        "level": words.levels,
        "clause": words.clauses,
        "evidence": words.evidence,
        "act": words.acts,
    }
    if word not in named.get(kind, {word: word}):
        raise UnknownCondition(word)
    if kind == "int":
        return int(word) if word.isdecimal() else _refuse(word)
    if kind == "date" and not _is_day(word):
        _refuse(word)
    return word


def _refuse(word: str) -> int:
    raise UnknownCondition(word)


def _is_day(word: str) -> bool:
    try:
        date.fromisoformat(word)
    except ValueError:
        return False
    return True


def _rank(kind: ConditionKind, params: Mapping[str, Param], levels: Mapping[str, Level]) -> int:
    """Of two of the same, the lower is the stricter: the vocabulary's own merge rule."""
    if kind.merge == "lowest":
        return int(params.get("days") or 0)
    if kind.merge == "highest" and "level" in params:
        return -levels[str(params["level"])].rank
    if kind.merge == "highest":
        return -int(params.get("years") or 0)
    if kind.merge == "earliest":
        return date.fromisoformat(str(params["on"])).toordinal()
    return 0


def together(texts: Iterable[str], words: Vocabulary) -> tuple[Condition, ...]:
    """Conditions that come from several places, each once, with the stricter parameter."""
    return merged(parsed(text, words) for text in dict.fromkeys(texts))


def texts(conditions: Iterable[Condition]) -> tuple[str, ...]:
    """As an agreement keeps them."""
    return tuple(condition.text for condition in conditions)


@lru_cache(maxsize=4096)
def name_of(text: str) -> str:
    """Which condition a text writes."""
    return text.split(" ", 1)[0]
