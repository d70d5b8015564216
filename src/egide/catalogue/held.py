"""What may be declared of a service: facts of the case, and what is held beside its terms.

A name without a dot is a fact of `law/vocabulary/case.yaml`; `proof.X`, `clause.X` and `act.X` are
those that the tables of the charter name: a piece of evidence, a signed clause, a recorded act.
"""

from collections.abc import Callable, Mapping

from egide.law.shelf import shelf
from egide.trust.vocabulary import Vocabulary

PROOF, CLAUSE, ACT = "proof", "clause", "act"
SIGNED, DONE = "signed", "done"
STATES = frozenset({"favourable", "unfavourable"})

HELD: Mapping[str, Callable[[Vocabulary], tuple[Mapping[str, object], frozenset[str]]]] = {
    PROOF: lambda known: (known.evidence, STATES),
    CLAUSE: lambda known: (known.clauses, frozenset({SIGNED})),
    ACT: lambda known: (known.acts, frozenset({DONE})),
}


def declarable(fact: str, values: tuple[str, ...]) -> bool:
    """Whether that can be declared of a service, with these values."""
    kind, dot, name = fact.partition(".")
    if dot:
        names, words = HELD[kind](shelf().vocabulary) if kind in HELD else ({}, frozenset())
        return name in names and len(values) == 1 and set(values) <= words
    known = shelf().vocabulary.case.get(fact)
    if known is None or known.by != "provider":
        return False
    return not known.values or set(values) <= known.values
