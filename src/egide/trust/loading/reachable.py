"""Refuses rows that nothing can ever reach, or that nobody could ever prove."""

from egide.trust.charter import Part, Row
from egide.trust.evidence.answers import Proof
from egide.trust.loading.node import Node
from egide.trust.outcome import UNKNOWN, reaches
from egide.trust.vocabulary import Vocabulary


def refuse_unreachable(node: Node, rows: tuple[Row, ...]) -> None:
    """A row made for an unknown fact is never reached if an earlier one stops on that fact."""
    for number, row in enumerate(rows):
        for name, values in row.when:
            if UNKNOWN in values and _stopped_before(name, rows[:number]):
                node.refuse(f"row {number}: an earlier row stops on an unknown {name}")


def _stopped_before(name: str, earlier: tuple[Row, ...]) -> bool:
    return any(
        read == name and UNKNOWN not in values for row in earlier for read, values in row.when
    )


def refuse_unprovable(node: Node, part: Part, words: Vocabulary) -> None:
    """A row that would meet the part must not read what is worth less than the part needs.

    Else bringing exactly what was asked would make the finding worse: unproven.
    """
    for number, row in enumerate(part.rows):
        for name in (name for name, _ in row.when if row.then.favourable):
            if not reaches(_worth(name, words), part.find):
                node.refuse(f"row {number}: {name} is never worth {part.find.value!r}")


def _worth(name: str, words: Vocabulary) -> Proof:
    """The best that a name is worth by its kind; what is read in documents may be certified."""
    room, _, rest = name.partition(".")
    if room == "proof":
        return words.evidence[rest].level
    if room == "case" and words.case[rest].by == "provider":
        return Proof.DECLARED
    return Proof.CERTIFIED
