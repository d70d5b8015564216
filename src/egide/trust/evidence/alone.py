"""One text judged alone: it is all that a reader has, so it speaks as both terms and policy.

A single sheet is not a whole file: expect refusals and silences, and show the way out first.
"""

from collections.abc import Iterable, Mapping

from egide.trust.evidence.answers import Answer
from egide.trust.evidence.dossier import Document, Dossier, Said, case_of

WHOLE = "whole"
# The most ordinary question: a class of 4e, in a collège whose head signs.
ORDINARY: Mapping[str, Said] = {"levels": ["4e"], "controller": "eple_head"}


def alone(
    answers: Iterable[Answer],
    name: str,
    *,
    sha256: str = "",
    case: Mapping[str, Said] | None = None,
) -> Dossier:
    """The dossier of one text; `case` completes or replaces the facts of the ordinary case."""
    document = Document(name, WHOLE, answers=tuple(answers), sha256=sha256)
    return Dossier((document,), case_of({**ORDINARY, **(case or {})}))
