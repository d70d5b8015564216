"""Tests about each document itself: its language, its date."""

from egide.trust.dated import written
from egide.trust.evidence.documents import AGREEMENT
from egide.trust.evidence.dossier import Document
from egide.trust.verdict.checks.look import Look, Setting
from egide.trust.verdict.value import Value
from egide.trust.vocabulary import Binding

FRENCH = "fr"


def language(names: Setting) -> Value:
    """All in French; the contract at least (the signed one, if there is one); or not."""
    look = Look(names)
    every = look.binding(Binding.CONTRACT, Binding.STATEMENT)
    if not every:
        return look.found("silent")
    if all(_french(look, document) for document in every):
        return look.found("all_french")
    contracts = look.binding(Binding.CONTRACT)
    signed = tuple(document for document in contracts if document.kind == AGREEMENT)
    decisive = signed or contracts
    if decisive and all(_french(look, document) for document in decisive):
        return look.found("contract_french")
    return look.found("not_french")


def _french(look: Look, document: Document) -> bool:
    return FRENCH in look.answer(document, "language")


def dated(names: Setting) -> Value:
    """Every contract and statement bears a date of last update that is not in the future."""
    look = Look(names)
    every = look.binding(Binding.CONTRACT, Binding.STATEMENT)
    if every and all(_dated(look, document) for document in every):
        return look.found("dated")
    return look.found("undated")


def _dated(look: Look, document: Document) -> bool:
    days = (written(text) for text in look.answer(document, "last_update"))
    return any(span is not None and span.starts_by(look.day) for span in days)
