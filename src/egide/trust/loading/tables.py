"""Reads the decision tables of a charter: rows, conditions, escalations."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from egide.trust.charter import Condition, Criterion, Escalation, Param, Row
from egide.trust.loading.names import read_when
from egide.trust.loading.node import Node
from egide.trust.loading.reachable import refuse_unreachable
from egide.trust.outcome import Outcome, Severity
from egide.trust.vocabulary import ConditionKind, Vocabulary, When

FROM = "from"
COUNT, LEVEL, TEXT = "int", "level", "text"


@dataclass(frozen=True, slots=True)
class Tables:
    """The names that tables may use."""

    words: Vocabulary
    names: Mapping[str, frozenset[str] | None]
    facts: frozenset[str]
    part: str = ""

    def inside(self, part: str) -> "Tables":
        """The same names, for the tables of one part."""
        return replace(self, part=part)

    def when(self, node: Node) -> When:
        """An AND over known names."""
        return read_when(node, self.names)

    def rows(self, node: Node) -> tuple[Row, ...]:
        """The rows of a part: the last one always matches, no other does."""
        rows = tuple(self._row(place) for place in node.each())
        if not rows or rows[-1].when or any(not row.when for row in rows[:-1]):
            node.refuse("the last row, and only it, must always match")
        refuse_unreachable(node, rows)
        return rows

    def _row(self, node: Node) -> Row:
        node.only("when", "then", "conditions", "by", "tier")
        row = Row(
            when=self.when(node.at("when")),
            then=node.at("then").choice(Outcome),
            conditions=self.conditions(node.at("conditions")),
            by=node.at("by").words(self.words.invariants),
            tier=node.at("tier").whole() if node.has("tier") else 0,
        )
        if bool(row.conditions) is not (row.then is Outcome.MET_IF):
            node.at("conditions").refuse("conditions go with met_if, and with nothing else")
        return row

    def escalations(self, node: Node) -> tuple[Escalation, ...]:
        """When a part weighs more."""
        return tuple(self._escalation(place) for place in node.each())

    def _escalation(self, node: Node) -> Escalation:
        node.only("when", "severity")
        return Escalation(self.when(node.at("when")), node.at("severity").choice(Severity))

    def conditions(self, node: Node) -> tuple[Condition, ...]:
        """Conditions, with their parameters in the order of the closed list."""
        return tuple(self._condition(place) for place in node.each())

    def _condition(self, node: Node) -> Condition:
        do = node.at("do").word(self.words.conditions)
        kind = self.words.conditions[do]
        node.only("do", FROM, *kind.params)
        self._refuse_missing(node, kind.params)
        given = [name for name in (*kind.params, FROM) if node.has(name)]
        params = tuple(
            (name, self._param(node.at(name), do, kind.params.get(name, FROM))) for name in given
        )
        lasting = kind.timing == "always" or do == "scan"
        return Condition(do, params, (self.part,), self._rank(kind, dict(params)), lasting)

    def _rank(self, kind: ConditionKind, params: Mapping[str, Param]) -> int:
        """Of two of the same, the lower is the stricter."""
        if kind.merge == "lowest":
            return int(params["days"])
        if kind.merge == "highest" and "level" in params:
            return -self.words.levels[str(params["level"])].rank
        return 0

    def _refuse_missing(self, node: Node, known: Mapping[str, str]) -> None:
        for name in known:
            if not node.has(name) and not node.has(FROM) and name != "counted_from":
                node.at(name).refuse("this parameter is expected")

    def _param(self, node: Node, do: str, kind: str) -> Param:
        if kind == COUNT:
            return node.whole()
        if kind == TEXT:
            return node.text()
        known = {
            LEVEL: self.words.levels,
            "evidence": self.words.evidence,
            "clause": self.words.clauses,
            "act": self.words.acts,
            FROM: self.words.questions if do == "minimum_age" else self.words.evidence,
        }
        return node.word(known[kind]) if kind in known else node.text()

    def check_asks(self, node: Node, criterion: Criterion) -> None:
        """`asks` names the questions that the tables read, tests and derived facts included."""
        read = self._questions_read(criterion)
        for question in read:
            if question not in criterion.asks:
                node.at("asks").refuse(f"the tables read {question!r}")

    def _questions_read(self, criterion: Criterion) -> set[str]:
        lines = [*criterion.applies]
        for part in criterion.parts:
            lines += [row.when for row in part.rows] + [step.when for step in part.escalate]
        names = {name for when in lines for name, _ in when}
        return {question for name in names for question in self._behind(name)}

    def _behind(self, name: str) -> set[str]:
        """The questions that a name rests on, through tests and derived facts."""
        room, _, rest = name.partition(".")
        if room == "answer":
            return {rest}
        if room == "test":
            return set(self.words.checks[rest].reads)
        rows = self.words.case[rest].rows if room == "case" else ()
        read = (inner for row in rows for inner, _ in row.when)
        return {question for inner in read for question in self._behind(inner)}
