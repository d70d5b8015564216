"""Test of what a recipient in the United States rests on, by the law of the day."""

from egide.trust.outcome import SILENT, UNKNOWN
from egide.trust.verdict.checks.instruments import (
    ASSESS,
    FRAMEWORKS,
    UNCLEAR,
    VALID,
    clauses,
    framework,
    rules_assessed,
)
from egide.trust.verdict.checks.look import Look, Setting
from egide.trust.verdict.value import Value


def us_tool(names: Setting) -> Value:
    """On the list, on good clauses, on both, on neither."""
    look = Look(names)
    named = look.words("answer.transfer_mechanisms")
    if UNKNOWN in named:
        return look.unknown()
    listed = any(_listed(look, name) for name in FRAMEWORKS)
    tools = {"scc": clauses(look)} if "scc" in named else {}
    if "bcr" in named:
        tools["bcr"] = rules_assessed(look)
    good = any(tool in {ASSESS, VALID} for tool in tools.values())
    return look.found(_word(look, named, tools, listed=listed, good=good))


def _listed(look: Look, name: str) -> bool:
    fact, entry = FRAMEWORKS[name]
    return look.favourable(entry) and look.in_force(fact) is not None


def _word(
    look: Look, named: frozenset[str], tools: dict[str, str], *, listed: bool, good: bool
) -> str:
    if listed:
        return "listed_and_scc" if good else "listed_alone"
    if good:
        return "scc"
    frameworks = [framework(look, name) for name in FRAMEWORKS if name in named]
    if UNCLEAR in (*frameworks, *tools.values()):
        return "unclear"
    if frameworks or tools:
        return "lapsed"
    return "unclear" if named - {SILENT, "consent"} else "unnamed"
