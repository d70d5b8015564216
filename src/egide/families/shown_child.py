"""What left about a child, and what may be chosen, as templates print it."""

from collections.abc import Iterable

from egide.decisions.document.words import ATTRIBUTES
from egide.families.choices import Option
from egide.families.receipts import Account, Left
from egide.families.shown import tool_line
from egide.families.wording import lang
from egide.gateway.chosen import Chosen
from egide.gateway.inside.choosing import CONSENT, OBJECTION
from egide.gateway.inside.looks import Looked
from egide.gateway.refusing import TO_AN_ADULT
from egide.kit.typography import listed, unbroken
from egide.law.words import words
from egide.people import queries as people
from egide.people.mandates import SignedIn


def account(found: Account) -> dict[str, object]:
    """The lines of a page, and the figures of the whole."""
    return {
        "total": found.total,
        "tools": len({one.service for one in found.tallies}),
        "named": sum(one.names for one in found.lines),
        "lines": [line(one) for one in found.lines],
        "after": f"{found.after[0]}-{found.after[1]}" if found.after else "",
    }


def line(one: Left) -> dict[str, object]:
    """A line in plain words."""
    what = [str(ATTRIBUTES[name]) for name in one.attributes]
    return {
        "left": one,
        "day": words().date(one.at.date(), lang()),
        "what": unbroken(listed(what, lang())),
        "why": one.told.notice.purpose if one.told else "",
        "signed_by": one.held.signed.organisation.name if one.held else "",
        "signed_on": words().date(one.held.signed_on, lang()) if one.held else "",
    }


def looks(found: Iterable[Looked]) -> list[dict[str, object]]:
    """Who saw which name the child bears in a tool."""
    rows = list(found)
    names = people.names_of(one.by for one in rows)
    return [{"look": one, "by": names.get(one.by, "")} for one in rows]


def option(found: Option, instead: Iterable[str], by: SignedIn) -> dict[str, object]:
    """A tool and a child: where it stands, what the reader chose, what else there is."""
    objection, consent = found.seen.standing(OBJECTION), found.seen.standing(CONSENT)
    why, _what_to_do = TO_AN_ADULT[found.explained.shut] if found.explained.shut else ("", "")
    here = consent if consent and consent.agreement == found.about.agreement else None
    own = by.member_id == found.child.id
    return {
        "child": found.child,
        "tool": tool_line(found.tool),
        "service": found.about.service,
        "open": found.open,
        "why": why,
        "objection": objection,
        "consent": here,
        "asks_consent": found.asks_consent,
        "another": found.seen.another_objects,
        "may_choose": found.alone or not own,
        "own": own,
        "instead": list(instead),
        "history": history(found),
        "member": found.child.id,
    }


def history(found: Option) -> list[dict[str, object]]:
    """The reader's own choices and what came on paper, the last first."""
    rows: list[Chosen] = [*found.seen.mine, *found.seen.paper]
    return [
        {"one": one, "day": words().date(one.at.date(), lang()),
         "back": words().date(one.withdrawn_at.date(), lang()) if one.withdrawn_at else ""}
        for one in sorted(rows, key=lambda one: one.at, reverse=True)
    ]  # fmt: skip
