"""What a page showed before a signature, part by part, so that a refusal can say what moved."""

from collections.abc import Mapping

from egide.trust.agreement.terms import Terms
from egide.trust.agreement.value import Agreement
from egide.trust.canonical import digest

SIGNS = 16  # of each part's digest: enough to see that it moved, the signature covers the rest


def parts(draft: Agreement, terms: Terms, opinion: str) -> Mapping[str, object]:
    """What must not have moved. What the signatory chooses comes back with the signature."""
    basis = draft.basis
    return {
        "verdict": [basis.verdict, basis.conclusion],
        "terms": basis.terms,
        "law": basis.law,
        "charter": basis.charter,
        "conditions": draft.conditions,
        "attributes": terms.attributes,
        "span": [basis.on, terms.ends_by],
        "retention": draft.retention_days,
        "parties": [draft.provider, draft.organisation, draft.controller],
        "use": [draft.levels, draft.groups],
        "opinion": opinion,
    }


def seal(shown: Mapping[str, object]) -> str:
    """One line that a page carries and gives back."""
    return ";".join(f"{name}={digest(part)[:SIGNS]}" for name, part in sorted(shown.items()))


def moved(given: str, shown: Mapping[str, object]) -> tuple[str, ...]:
    """The parts that are not what was shown; all of them for a line that is no seal."""
    then = dict(part.partition("=")[::2] for part in given.split(";"))
    now = dict(part.partition("=")[::2] for part in seal(shown).split(";"))
    return tuple(name for name in shown if then.get(name) != now[name])
