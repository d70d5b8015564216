"""Reads law/facts: each bound with its source."""

from collections.abc import Iterator, Mapping

from egide.trust.dated import Span, is_span
from egide.trust.law import Fact, Law, Mark, Reign, Source
from egide.trust.loading.node import Node

_FACT = ("id", "says", "spans", "territory", "scope", "scope_says", "note", "checked_on")
_SPAN = (
    "since",
    "until",
    "source",
    "ended_by",
    "annulled",
    "learnt",
    "superseded",
    "superseded_by",
    "codes",
)
_SCOPES = ("full", "limited")


def read_law(files: Mapping[str, object]) -> Law:
    """All the facts of these files; two of one name are refused."""
    facts: dict[str, Fact] = {}
    for file in sorted(files):
        for node in _facts(Node(file, "", files[file])):
            fact = _fact(node)
            if fact.id in facts:
                node.at("id").refuse(f"{fact.id} is already told in another place")
            facts[fact.id] = fact
    return Law.of(facts.values())


def _facts(node: Node) -> Iterator[Node]:
    if node.has("facts"):
        yield from node.only("facts").at("facts").each()
    else:
        yield node


def _fact(node: Node) -> Fact:
    node.only(*_FACT)
    reigns = tuple(_reign(span) for span in node.at("spans").each())
    if not reigns:
        node.at("spans").refuse("at least one span is expected")
    return Fact(
        id=node.at("id").text(),
        says=node.at("says").says() or node.at("says").refuse("what the fact says is expected"),
        reigns=reigns,
        territory=node.at("territory").text() if node.has("territory") else "",
        scope=node.at("scope").word(_SCOPES) if node.has("scope") else "",
        scope_says=node.at("scope_says").says(),
        note=node.at("note").says(),
        checked_on=node.at("checked_on").day_or_none(),
    )


def _reign(node: Node) -> Reign:
    node.only(*_SPAN)
    span = Span(node.at("since").day(), node.at("until").day_or_none())
    if not is_span(span.since, span.until):
        node.at("until").refuse("a span ends after it starts")
    return Reign(
        span=span,
        source=_source(node.at("source")),
        ended_by=_bound(node, "until", "ended_by"),
        annulled=node.at("annulled").flag() if node.has("annulled") else False,
        learnt=node.at("learnt").day_or_none(),
        superseded=node.at("superseded").day_or_none(),
        superseded_by=_bound(node, "superseded", "superseded_by"),
        codes=node.at("codes").words(),
    )


def _bound(node: Node, day: str, source: str) -> Source | None:
    """A bound and its source go together."""
    if not node.has(day):
        if node.has(source):
            node.at(day).refuse(f"{source} is told without its day")
        return None
    return _source(node.at(source))


def _source(node: Node) -> Source:
    if node.value is None:
        node.refuse("a source is expected")
    node.only("title", "mark", "day", "found_in")
    mark = node.at("mark").choice(Mark)
    return Source(
        title=node.at("title").text(),
        mark=mark,
        day=node.at("day").choice(Mark) if node.has("day") else mark,
        found_in=node.at("found_in").text() if node.has("found_in") else "",
    )
