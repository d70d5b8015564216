"""What each instrument of transfer is worth on the day: clauses, corporate rules, US frameworks."""

from egide.trust.dated import Span, written
from egide.trust.evidence.dossier import Document
from egide.trust.law import Reign
from egide.trust.verdict.checks.look import Look

LAPSED, UNNAMED, UNCLEAR, ASSESS, VALID = "lapsed", "unnamed", "unclear", "assess", "valid"
# name of the instrument -> its legal fact, the register entry that proves it
FRAMEWORKS = {
    "dpf": ("transfer.us.dpf", "dpf_entry"),
    "privacy_shield": ("transfer.us.privacy_shield", "shield_entry"),
}
FORMER_CLAUSES = ("transfer.scc_2010", "transfer.scc_2010.legacy")
CLAUSES = "transfer.scc_2021"


def framework(look: Look, name: str) -> str:
    """A US framework counts within its span, for a company whose entry was found."""
    fact, entry = FRAMEWORKS[name]
    if look.in_force(fact) is None:
        return LAPSED
    found = look.words(f"proof.{entry}")
    if "favourable" in found:
        return VALID
    return LAPSED if "unfavourable" in found else UNCLEAR


def rules_assessed(look: Look) -> str:
    """Since C-311/18, clauses and corporate rules go with an assessment of the country's law."""
    return ASSESS if look.in_force("transfer.assessment") else VALID


def clauses(look: Look) -> str:
    """Standard clauses: which set they are is guessed from the date of the document naming them."""
    if any(look.in_force(fact) is not None for fact in FORMER_CLAUSES):
        return rules_assessed(look)
    current = look.in_force(CLAUSES)
    if current is None:
        return LAPSED
    vintages = [_vintage(look, d, current) for d in look.naming("transfer_mechanisms", "scc")]
    if VALID in vintages:
        return rules_assessed(look)
    return UNCLEAR if UNCLEAR in vintages or not vintages else LAPSED


def _vintage(look: Look, document: Document, current: Reign) -> str:
    """Valid: dated since the current clauses. Lapsed: before. Unclear: undated, or too vaguely."""
    spans = [written(text) for text in look.answer(document, "last_update")]
    days = [span for span in spans if span is not None]
    if any(_since(current, span) for span in days):
        return VALID
    return LAPSED if days and all(span.ends_by(current.span.since) for span in days) else UNCLEAR


def _since(current: Reign, written_days: Span) -> bool:
    return current.span.starts_by(written_days.since)
