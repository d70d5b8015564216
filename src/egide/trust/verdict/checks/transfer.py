"""Test of what the transfers outside the EEA rest on, by the law of the day."""

from egide.trust.outcome import SILENT, UNKNOWN
from egide.trust.verdict.checks.instruments import (
    ASSESS,
    LAPSED,
    UNCLEAR,
    UNNAMED,
    VALID,
    clauses,
    framework,
    rules_assessed,
)
from egide.trust.verdict.checks.look import Look, Setting
from egide.trust.verdict.checks.places import ANYWHERE, inside
from egide.trust.verdict.value import Value

CONSENT = "consent_only"
ORDER = (LAPSED, CONSENT, UNNAMED, UNCLEAR, ASSESS, VALID)
NOWHERE_KNOWN = ""
UNITED_STATES = "US"


def transfer_tool(names: Setting) -> Value:
    """The worst flow: each host outside the EEA, or one flow to an unknown place."""
    look = Look(names)
    hosts, named = look.words("answer.hosting"), look.words("answer.transfer_mechanisms")
    if UNKNOWN in hosts | named:
        return look.unknown()
    outside = sorted(h for h in hosts if h != SILENT and not inside(look, h))
    flows = [NOWHERE_KNOWN if host in ANYWHERE else host for host in outside] or [NOWHERE_KNOWN]
    return look.found(min((_flow(look, to, named) for to in flows), key=ORDER.index))


def _flow(look: Look, to: str, named: frozenset[str]) -> str:
    """The best of what the flow can rest on."""
    tools = [_tool(look, to, name) for name in sorted(named - {SILENT})]
    if to:
        decision = look.adequacy(to)
        if decision is not None:
            tools.append(VALID if decision.scope == "full" else UNCLEAR)
    if to == UNITED_STATES and "dpf" not in named and look.favourable("dpf_entry"):
        tools.append(framework(look, "dpf"))  # the register counts even if the texts are silent
    return max((tool for tool in tools if tool), key=ORDER.index, default=UNNAMED)


def _tool(look: Look, to: str, name: str) -> str:
    """What a named instrument is worth for that place; empty when it cannot serve there."""
    if name == "scc":
        return clauses(look)
    if name == "bcr":
        return rules_assessed(look)
    if name in {"dpf", "privacy_shield"}:
        return framework(look, name) if to in {UNITED_STATES, NOWHERE_KNOWN} else ""
    if name == "adequacy":
        return _adequacy_named(look, to)
    return CONSENT if name == "consent" else UNCLEAR


def _adequacy_named(look: Look, to: str) -> str:
    """An adequacy decision that is named but not in force for that place has lapsed or never was.

    For the United States the only decisions are the frameworks: naming one without saying which
    is unclear until the register is looked up.
    """
    if to in {NOWHERE_KNOWN, UNITED_STATES}:
        return UNCLEAR
    return "" if look.adequacy(to) else LAPSED
