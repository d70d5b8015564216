"""An edition of the charter as a head teacher reads it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from egide.law.errors import NoSuchEdition
from egide.law.families import families
from egide.law.lexicon import Line
from egide.law.phrases import fill, gaps
from egide.law.shelf import shelf
from egide.law.uses import CLAUSE, asked_of, facts_of
from egide.law.words import words
from egide.trust.charter import Charter, Condition, Criterion, Part
from egide.trust.law import Mark
from egide.trust.outcome import GRAVITY, Layer, Outcome

SHAPES = {Outcome.MET: "met", Outcome.MET_IF: "if", Outcome.NOT_MET: "not"}
OPEN_SHAPE = "silent"
FROM = "from"


@dataclass(frozen=True, slots=True)
class Said:
    """An outcome of a part, with its shape and its sentence."""

    mark: str
    outcome: str
    sentence: str


@dataclass(frozen=True, slots=True)
class Table:
    """A part: its layer, its weight, and what each finding says."""

    layer: str
    severity: str
    said: tuple[Said, ...]


@dataclass(frozen=True, slots=True)
class Demand:
    """What may be put or asked. `clause`: the model to sign, or empty."""

    title: str
    sentence: str
    keeper: str
    clause: str


@dataclass(frozen=True, slots=True)
class Entry:
    """A criterion, whole."""

    id: str
    title: str
    obligation: str
    why: str
    basis: str
    to_verify: bool
    aside: str
    layers: tuple[str, ...]
    severity: str
    severity_says: str
    blocking: bool
    questions: tuple[str, ...]
    proofs: tuple[str, ...]
    tables: tuple[Table, ...]
    demands: tuple[Demand, ...]
    facts: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Group:
    """A family with its criteria."""

    title: str
    entries: tuple[Entry, ...]

    @property
    def anchor(self) -> str:
        """Where the page holds it."""
        return f"f-{self.entries[0].id}"


def named(edition: str) -> Charter:
    """That edition, or a refusal."""
    if edition not in shelf().charters:
        raise NoSuchEdition(edition)
    return shelf().charters[edition]


def charter_page(edition: str, lang: str) -> dict[str, object]:
    """All that the template prints."""
    charter = named(edition)
    groups = grouped(edition, lang)
    every = [entry for group in groups for entry in group.entries]
    return {
        "edition": edition,
        "title": charter.title[lang],
        "status": charter.status[lang],
        "since": words().date(charter.span.since, lang),
        "until": words().date(charter.span.until, lang) if charter.span.until else "",
        "groups": groups,
        "count": len(every),
        "blocking": sum(entry.blocking for entry in every),
        "layers": [
            (words().label("columns", layer, lang), words().sentence("columns", layer, lang))
            for layer in Layer
        ],
    }


@lru_cache(maxsize=8)
def grouped(edition: str, lang: str) -> tuple[Group, ...]:
    """The criteria of an edition under their families; worked out once a process."""
    charter = named(edition)
    return tuple(
        Group(
            family.title[lang],
            tuple(_entry(charter, charter.by_id[name], lang) for name in family.criteria),
        )
        for family in families(edition)
    )


def _entry(charter: Charter, criterion: Criterion, lang: str) -> Entry:
    said = words().criterion(charter.edition, criterion.id)
    layers = dict.fromkeys(part.layer for part in criterion.parts)
    return Entry(
        id=criterion.id,
        title=said.title[lang],
        obligation=said.obligation[lang],
        why=said.why[lang],
        basis=said.basis[lang],
        to_verify=said.basis_mark is Mark.TO_VERIFY,
        aside=said.aside.get(lang, ""),
        layers=tuple(words().label("columns", layer, lang) for layer in layers),
        severity=words().label("severity", criterion.severity, lang),
        severity_says=words().sentence("severity", criterion.severity, lang),
        blocking=criterion.severity == "B",
        questions=tuple(words().question(name).asks[lang] for name in criterion.asks),
        proofs=tuple(words().label("evidence", name, lang) for name in criterion.beyond_terms),
        tables=tuple(_table(charter.edition, criterion.id, part, lang) for part in criterion.parts),
        demands=tuple(_demands(criterion, lang)),
        facts=tuple(_facts(criterion, lang)),
    )


def _table(edition: str, criterion: str, part: Part, lang: str) -> Table:
    said = words().criterion(edition, criterion).parts[part.id].said
    return Table(
        words().label("columns", part.layer, lang),
        words().label("severity", part.severity, lang),
        tuple(
            Said(
                SHAPES.get(outcome, OPEN_SHAPE),
                words().label("outcomes", outcome, lang),
                said[outcome][lang],
            )
            for outcome in reversed(GRAVITY)
            if outcome in said
        ),
    )


def _demands(criterion: Criterion, lang: str) -> Iterator[Demand]:
    for condition in asked_of(criterion):
        line = _open(condition, lang) if condition.param(FROM) else words().of(condition, lang)
        keeper = words().label("keepers", line.keeper, lang)
        clause = condition.what if condition.do == CLAUSE else ""
        yield Demand(line.title, line.sentence, keeper, clause)


def _open(condition: Condition, lang: str) -> Line:
    """A condition whose figure comes from the text that is judged: its gap stays open."""
    said = words().conditions[condition.do]
    given = dict.fromkeys(gaps(said.title[lang]) | gaps(said.sentence[lang]), "…")
    return Line(fill(said.title[lang], given), fill(said.sentence[lang], given), said.keeper)


def _facts(criterion: Criterion, lang: str) -> Iterable[tuple[str, str]]:
    """The facts it reads, families of countries left to the page of the day."""
    facts = shelf().law.facts
    for name in sorted(facts_of(criterion)):
        if not name.startswith("transfer.adequacy."):
            yield name, facts[name].says[lang]
