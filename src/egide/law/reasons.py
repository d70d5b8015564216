"""What is said of a charter's criteria, and the reason of each outcome.

Read from `charter/<edition>/*.words.yaml` beside the tables. Every outcome that a table can give
has its sentence; what any part can meet (not proven, not told, not applicable) has a general one.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from egide.law.phrases import LANGUAGES, both, named, nothing_else
from egide.trust.charter import Charter, Criterion, Part
from egide.trust.law import Mark, Text
from egide.trust.loading.names import read_when
from egide.trust.loading.node import Node
from egide.trust.loading.words import vocabulary_names
from egide.trust.outcome import Outcome
from egide.trust.verdict.finding import NOT_IN_FORCE, Finding
from egide.trust.vocabulary import Vocabulary

SAID_ONLY, NOT_CAPTURED, TO_BE_TOLD = "said_only", "not_captured", "to_be_told"
NOT_YET, NOT_CONCERNED = "not_in_force", "not_concerned"
GENERAL = (SAID_ONLY, NOT_CAPTURED, TO_BE_TOLD, NOT_YET, NOT_CONCERNED)
DOCUMENTS = "documents"  # missing when the texts that should speak were not captured

_FIELDS = ("title", "obligation", "why", "basis", "basis_mark", "aside", "parts")
_OUTCOMES = tuple(outcome.value for outcome in Outcome if outcome is not Outcome.NOT_APPLICABLE)


@dataclass(frozen=True, slots=True)
class PartWords:
    """The sentence of each outcome; `rows`: a closer one for a line of the table, by number.

    `way_out`: what would settle it (empty where the part can lack nothing).
    """

    said: Mapping[str, Text]
    rows: Mapping[int, Text]
    thens: tuple[Outcome, ...]
    way_out: Text

    def then(self, finding: Finding) -> Outcome | None:
        """What the line that decided gives by itself, before proof and capture are weighed."""
        return self.thens[finding.row] if finding.row >= 0 else None

    def closer(self, finding: Finding) -> Text | None:
        """The sentence of the line that decided, if it has one and its outcome stood."""
        return self.rows.get(finding.row) if self.then(finding) is finding.outcome else None


@dataclass(frozen=True, slots=True)
class CriterionWords:
    """`why` speaks to a parent; `aside` says why it does not apply (empty: it always does).

    `basis_mark`: sourced only if every reference of the basis was found in a public source.
    """

    id: str
    title: Text
    obligation: Text
    why: Text
    basis: Text
    basis_mark: Mark
    aside: Text
    parts: Mapping[str, PartWords]


def general_reason(words: CriterionWords, finding: Finding) -> str | None:
    """The general sentence, by name, where it is not the line of a table that speaks."""
    if finding.outcome is Outcome.NOT_APPLICABLE:
        return NOT_YET if finding.reason == NOT_IN_FORCE else None
    if words.parts[finding.part].then(finding) is finding.outcome:
        return None
    if finding.outcome is Outcome.UNPROVEN:
        return SAID_ONLY
    if finding.outcome is Outcome.UNKNOWN and finding.missing:
        return NOT_CAPTURED if DOCUMENTS in finding.missing else TO_BE_TOLD
    return None


def read_criteria(charter: Charter, files: Mapping[str, Node]) -> dict[str, CriterionWords]:
    """The words of an edition; every criterion, part and outcome has its own."""
    folder = f"charter/{charter.edition}"
    places = {name: node for file in files.values() for name, node in file.items()}
    for file in files.values():
        nothing_else(file, set(charter.by_id))
    return {
        criterion.id: _criterion(criterion, named(places, criterion.id, folder), charter.vocabulary)
        for criterion in charter.criteria
    }


def _criterion(criterion: Criterion, node: Node, vocabulary: Vocabulary) -> CriterionWords:
    if node.value is None:
        node.refuse("the criterion has no words")
    node.only(*_FIELDS)
    nothing_else(node.at("parts"), {part.id for part in criterion.parts})
    places = node.at("parts")
    parts = {part.id: _part(part, places.at(part.id), vocabulary) for part in criterion.parts}
    return CriterionWords(
        id=criterion.id,
        title=both(node.at("title")),
        obligation=both(node.at("obligation")),
        why=both(node.at("why")),
        basis=both(node.at("basis")),
        basis_mark=node.at("basis_mark").choice(Mark),
        aside=both(node.at("aside")) if criterion.applies else {},
        parts=parts,
    )


def _part(part: Part, node: Node, vocabulary: Vocabulary) -> PartWords:
    if node.value is None:
        node.refuse("the part has no words")
    node.only(*_OUTCOMES, "rows", "way_out")
    given = outcomes(part, vocabulary)
    for outcome in given:
        both(node.at(outcome.value))
    lacking = any(outcome.lacking for outcome in given)
    return PartWords(
        said={name: both(node.at(name)) for name in _OUTCOMES if node.has(name)},
        rows=dict(_closer(part, node.at("rows"), vocabulary)),
        thens=tuple(row.then for row in part.rows),
        way_out=both(node.at("way_out")) if lacking else {},
    )


def outcomes(part: Part, vocabulary: Vocabulary) -> frozenset[Outcome]:
    """What the lines of a part can give; a condition that can be done with leaves `met`."""
    kinds = vocabulary.conditions.values()
    lasting = {kind.id for kind in kinds if kind.timing == "always" or kind.id == "scan"}
    done = (
        row.then is Outcome.MET_IF and lasting.isdisjoint(demand.do for demand in row.conditions)
        for row in part.rows
    )
    met = {Outcome.MET} if any(done) else set()
    return frozenset(row.then for row in part.rows) | met


def _closer(part: Part, node: Node, vocabulary: Vocabulary) -> Iterator[tuple[int, Text]]:
    """The sentence of one line, found again by what the line reads, not by its place."""
    names = vocabulary_names(vocabulary)
    lines = {frozenset(row.when): number for number, row in enumerate(part.rows)}
    for place in node.each():
        place.only("when", "then", *LANGUAGES)
        when = frozenset(read_when(place.at("when"), names))
        if when not in lines:
            place.at("when").refuse(f"no line of {part.name} reads this")
        number = lines[when]
        if part.rows[number].then is not place.at("then").choice(Outcome):
            place.at("then").refuse(f"that line of {part.name} gives {part.rows[number].then}")
        said = {lang: place.at(lang).value for lang in LANGUAGES}
        yield number, both(Node(place.file, place.key, said))
