"""The language is that of the document; a first sentence of prose shows it."""

from collections.abc import Sequence

from egide.reading.clauses import Kind
from egide.reading.phrases.deciding import Decision
from egide.reading.phrases.firing import Fired
from egide.reading.phrases.paper import Paper
from egide.reading.phrases.rules import Question, Rule

SHOWS = Rule("language.first-sentence", "language", "", 1.0, ())
LONG = 40


def decide(question: Question, fired: Sequence[Fired], paper: Paper) -> Decision:
    """What the document was taken to be written in."""
    prose = (unit for unit in paper.units if unit.statement.clause.kind is Kind.PROSE)
    shown = next((unit for unit in prose if len(unit.words) > LONG), None)
    quoted = (Fired(SHOWS, shown, (0, 0)),) if shown else ()
    return Decision((paper.language,), quoted, 0.99)
