"""A span of a history, as rows and pure judgement both give it."""

from dataclasses import dataclass

from egide.trust.dated import Span
from egide.trust.outcome import Conclusion


@dataclass(frozen=True, slots=True)
class Spell:
    """A span of days with one verdict, and what moved it from the span before."""

    span: Span
    overall: Conclusion
    causes: tuple[str, ...]
    facts: tuple[str, ...]
    documents: tuple[str, ...]
    turned: tuple[str, ...]
