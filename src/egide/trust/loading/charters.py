"""Reads law/charter: one folder an edition, criteria in order."""

from collections.abc import Collection, Iterator, Mapping

from egide.trust.charter import Charter, Criterion, Part
from egide.trust.dated import Span
from egide.trust.evidence.answers import Proof
from egide.trust.loading.node import Node
from egide.trust.loading.reachable import refuse_unprovable
from egide.trust.loading.tables import Tables
from egide.trust.loading.words import vocabulary_names
from egide.trust.outcome import Layer, Severity
from egide.trust.vocabulary import Vocabulary

EDITION = "00-edition.yaml"
ALWAYS = "always"
_CRITERION = (
    "id",
    "title",
    "obligation",
    "legal_basis",
    "severity",
    "applies",
    "terms",
    "asks",
    "beyond_terms",
    "source",
    "note",
    "parts",
)
_PART = ("id", "layer", "severity", "gate", "find", "sign", "escalate", "rows", "remedy")


def read_charters(
    files: Mapping[str, object], words: Vocabulary, facts: Collection[str]
) -> dict[str, Charter]:
    """The editions, by name; `files` holds charter/<edition>/*.yaml; `facts` may be gates."""
    folders: dict[str, list[str]] = {}
    for file in sorted(files):
        folder, _, name = file.rpartition("/")
        folders.setdefault(folder, []).append(name)
    charters = [_charter(folder, names, files, words, facts) for folder, names in folders.items()]
    return {charter.edition: charter for charter in charters}


def _charter(
    folder: str,
    names: list[str],
    files: Mapping[str, object],
    words: Vocabulary,
    facts: Collection[str],
) -> Charter:
    head = Node(f"{folder}/{EDITION}", "", files.get(f"{folder}/{EDITION}"))
    head.only("edition", "title", "status", "since", "until")
    tables = Tables(words, vocabulary_names(words), frozenset(facts))
    criteria: dict[str, Criterion] = {}
    for name in names:
        if name != EDITION:
            for node, criterion in _family(f"{folder}/{name}", files, tables):
                if criterion.id in criteria:
                    node.at("id").refuse(f"{criterion.id} is already told")
                criteria[criterion.id] = criterion
    return Charter(
        edition=head.at("edition").text(),
        title=head.at("title").says(),
        status=head.at("status").says(),
        span=Span(head.at("since").day(), head.at("until").day_or_none()),
        criteria=tuple(criteria.values()),
        vocabulary=words,
    )


def _family(
    file: str, files: Mapping[str, object], tables: Tables
) -> Iterator[tuple[Node, Criterion]]:
    node = Node(file, "", files[file]).only("family", "title", "criteria")
    family = node.at("family").text()
    for place in node.at("criteria").each():
        yield place, _criterion(place, family, tables)


def _criterion(node: Node, family: str, tables: Tables) -> Criterion:
    node.only(*_CRITERION)
    name = node.at("id").text()
    basis = node.at("legal_basis").text()
    parts = tuple(_part(part, name, basis, tables) for part in node.at("parts").each())
    if not parts:
        node.at("parts").refuse("at least one part is expected")
    criterion = Criterion(
        id=name,
        title=node.at("title").says(),
        obligation=node.at("obligation").says(),
        legal_basis=basis,
        severity=node.at("severity").choice(Severity),
        family=family,
        parts=parts,
        applies=_applies(node.at("applies"), tables),
        asks=node.at("asks").words(tables.words.questions),
        beyond_terms=node.at("beyond_terms").words(tables.words.evidence),
        terms=node.at("terms").word(("full", "part", "none")),
        source=node.at("source").text() if node.has("source") else "",
    )
    tables.check_asks(node, criterion)
    return criterion


def _applies(node: Node, tables: Tables) -> tuple[tuple[tuple[str, frozenset[str]], ...], ...]:
    if node.value == ALWAYS:
        return ()
    return tuple(tables.when(line) for line in node.each())


def _part(node: Node, criterion: str, basis: str, tables: Tables) -> Part:
    node.only(*_PART)
    name = node.at("id").text()
    inside = tables.inside(f"{criterion}.{name}")
    severity = node.at("severity").choice(Severity)
    need = tables.words.needs[severity]
    part = Part(
        criterion=criterion,
        id=name,
        layer=node.at("layer").choice(Layer),
        severity=severity,
        rows=inside.rows(node.at("rows")),
        find=node.at("find").choice(Proof) if node.has("find") else need.find,
        sign=node.at("sign").choice(Proof) if node.has("sign") else need.sign,
        legal_basis=basis,
        gate=node.at("gate").words(tables.facts),
        escalate=inside.escalations(node.at("escalate")),
        remedy=inside.conditions(node.at("remedy")),
    )
    refuse_unprovable(node.at("rows"), part, tables.words)
    return part
