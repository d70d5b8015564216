"""What is said of the closed lists: answers, evidence, acts, conditions, clauses, places.

Read from `vocabulary/*.words.yaml` and checked against the lists: each name has its words, and no
word is left over.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from egide.law.phrases import Phrase, both, gaps, nothing_else, phrase
from egide.law.reasons import GENERAL
from egide.trust.evidence.dossier import State
from egide.trust.law import Mark, Text, View
from egide.trust.loading.names import SIGNATURES
from egide.trust.loading.node import Node
from egide.trust.outcome import CONCLUSIONS, GRAVITY, PROOFS, Layer, Severity, Standing
from egide.trust.verdict.columns import NO_ONE_LEFT, UNANSWERED
from egide.trust.vocabulary import Binding, Vocabulary

KEEPERS = ("egide", "provider", "head", "teacher")
CAUSES = ("law", "charter", "terms", "reader", NO_ONE_LEFT, UNANSWERED)
NAMING = ("clause", "evidence", "act")  # kinds of parameter that name something with its own words


@dataclass(frozen=True, slots=True)
class ConditionWords:
    """A condition as people read it, gaps open, and who keeps it."""

    title: Text
    sentence: Text
    keeper: str
    params: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class ClauseWords:
    """A clause: its title, what it says in a line, and the wording that a provider can paste."""

    title: Text
    says: Text
    wording: Text


def read_phrases(files: Mapping[str, Node], words: Vocabulary) -> dict[str, dict[str, Phrase]]:
    """The lists in which each name has a label and, mostly, a sentence."""
    return {
        name: _phrases(files[file].at(place) if place else files[file], names)
        for name, (file, place, names) in _lists(words).items()
    }


def _lists(words: Vocabulary) -> dict[str, tuple[str, str, Collection[str]]]:
    """List: its file, the place inside, the names that must have words."""
    return {
        "acts": ("acts", "", words.acts),
        "evidence": ("evidence", "", words.evidence),
        "invariants": ("invariants", "", words.invariants),
        "levels": ("levels", "", words.levels),
        "outcomes": ("outcomes", "says", GRAVITY),
        "general": ("outcomes", "general", GENERAL),
        "proof": ("proof", "levels", PROOFS),
        "states": ("proof", "states", tuple(State)),
        "signatures": ("proof", "clauses", SIGNATURES),
        "documents": ("documents", "kinds", words.documents),
        "bindings": ("documents", "bindings", tuple(Binding)),
        "scopes": ("documents", "scopes", words.scopes),
        "answers": ("verdict", "answers", (*CONCLUSIONS, "suspended")),
        "columns": ("verdict", "columns", tuple(Layer)),
        "standing": ("verdict", "standing", tuple(Standing)),
        "causes": ("verdict", "causes", CAUSES),
        "severity": ("verdict", "severity", tuple(Severity)),
        "in_force": ("verdict", "in_force", words.says["in_force"]),
        "keepers": ("verdict", "keepers", KEEPERS),
        "timings": ("verdict", "timings", {kind.timing for kind in words.conditions.values()}),
        "counted_from": ("verdict", "counted_from", ("school_year_end",)),
        "brings": ("verdict", "brings", {kind.brought_by for kind in words.evidence.values()}),
        "views": ("verdict", "views", tuple(View)),
        "marks": ("verdict", "marks", tuple(Mark)),
        "common": ("verdict", "common", ("silent", "unknown", "true", "false")),
    }


def _phrases(node: Node, names: Collection[str]) -> dict[str, Phrase]:
    nothing_else(node, names)
    return {str(name): phrase(node.at(str(name))) for name in names}


def read_conditions(file: Node, words: Vocabulary) -> dict[str, ConditionWords]:
    """Every condition; its gaps are its parameters, and `detail` of what it names."""
    nothing_else(file, words.conditions)
    return {
        kind.id: _condition(file.at(kind.id), kind.params) for kind in words.conditions.values()
    }


def _condition(node: Node, params: Mapping[str, str]) -> ConditionWords:
    node.only("title", "sentence", "keeper")
    known = set(params) | ({"detail"} if set(params.values()) & set(NAMING) else set())
    for place in (node.at("title"), node.at("sentence")):
        for gap in gaps(both(place)["fr"]) - known:
            place.refuse(f"no parameter {gap!r}")
    keeper = node.at("keeper").word(KEEPERS)
    return ConditionWords(both(node.at("title")), both(node.at("sentence")), keeper, params)


def read_clauses(file: Node, names: Collection[str]) -> dict[str, ClauseWords]:
    """Every clause, whole."""
    nothing_else(file, names)
    return {name: _clause(file.at(name)) for name in names}


def _clause(node: Node) -> ClauseWords:
    node.only("title", "says", "wording")
    return ClauseWords(*(both(node.at(name)) for name in ("title", "says", "wording")))


def read_texts(file: Node) -> dict[str, Text]:
    """Names of places or languages."""
    return {name: both(node) for name, node in file.items()}
