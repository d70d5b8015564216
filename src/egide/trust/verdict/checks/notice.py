"""Test of the information that the documents give to people."""

from egide.trust.outcome import SILENT, UNKNOWN
from egide.trust.verdict.checks.look import Look, Setting
from egide.trust.verdict.value import Value

ITEMS = ("retention", "dpo", "authority", "subprocessors")


def notice(names: Setting) -> Value:
    """Complete, partial or silent on rights, retention, contact, authority and recipients."""
    look = Look(names)
    rights = look.words("answer.rights")
    items = [look.words(f"answer.{item}") for item in ITEMS]
    if any(UNKNOWN in said for said in (rights, *items)):
        return look.unknown()
    silences = [SILENT in said for said in items]
    if "gdpr" in rights and not any(silences):
        return look.found("complete")
    if SILENT in rights and all(silences):
        return look.found(SILENT)
    return look.found("partial")
