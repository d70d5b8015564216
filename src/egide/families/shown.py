"""Notices and tools as templates print them."""

from uuid import UUID

from egide.decisions.document.words import TOOLS, attributes, country
from egide.families.queries import OfChild, Shelf, Story, Told, Tool
from egide.families.short import parts
from egide.families.wording import TITLES, lang, sections
from egide.gateway.chosen import objected
from egide.kit.typography import listed, unbroken
from egide.law.words import words
from egide.trust.notice import Item

CONSENT = "guardian_consent_under_15"
LYCEE = frozenset({"2de", "cap1", "1re", "cap2", "tle", "post_bac"})


def day(told: Told) -> str:
    """The day on which it was issued."""
    return words().date(told.on, lang())


def for_children(told: Told) -> bool:
    """Whether a child may read it: pupils of a lycée are spoken to as adults are."""
    levels = set(told.notice.levels)
    return not levels or bool(levels - LYCEE)


def notice_page(story: Story) -> dict[str, object]:
    """A notice, what is new in it, and the ones before."""
    told = story.told
    return {
        "told": told,
        "notice": told.notice,
        "issued": day(told),
        "sections": sections(told.notice),
        "new": [str(TITLES[item]) for item in told.new] if len(told.new) < len(Item) else [],
        "latest": story.latest if story.replaced else None,
        "latest_day": day(story.latest),
        "for_children": for_children(told),
        "history": [
            {"number": one.number, "day": day(one), "here": one.number == told.number}
            for one in story.every
        ],
    }


def short_page(story: Story) -> dict[str, object]:
    """The version for children."""
    notice = story.told.notice
    return {"notice": notice, "parts": parts(notice), "told": story.told}


def shelf_page(shelf: Shelf) -> dict[str, object]:
    """The page of a school."""
    return {
        "school": shelf.school,
        "open": [tool_line(tool) for tool in shelf.open],
        "shut": [tool_line(tool) for tool in shelf.shut],
        "named": sum(tool.told.notice.names_pupils for tool in shelf.open),
        "abroad": sum(bool(tool.told.notice.abroad) for tool in shelf.open),
    }


def child_block(one: OfChild, by: UUID) -> dict[str, object]:
    """A child and their tools."""
    classes = [group.name for group in one.child.classes if group.kind == "class"]
    no = objected(one.child.id, by=by)
    return {
        "id": one.child.id,
        "name": one.child.given_name,
        "classes": ", ".join(classes),
        "tools": [tool_line(tool) | {"no": tool.held.service in no} for tool in one.tools],
    }


def tool_line(tool: Tool) -> dict[str, object]:
    """A tool: what it gets, why, where, until when."""
    notice = tool.told.notice
    ends = tool.held.life.ends
    return {
        "number": tool.told.number,
        "service": tool.held.service,
        "asks": CONSENT in {text.partition(" ")[0] for text in tool.held.conditions},
        "name": notice.tool,
        "provider": notice.provider,
        "gets": unbroken(listed(attributes(notice.attributes), lang())),
        "why": notice.purpose,
        "classes": ", ".join(notice.audience),
        "until": words().date(ends, lang()) if ends else "",
        "erased": words().date(notice.erased_by, lang()) if notice.erased_by else "",
        "abroad": [
            (country(one.country, lang()), ", ".join(str(TOOLS[name]) for name in one.tools))
            for one in notice.abroad
        ],
        "experiment": notice.experiment,
        "issued": day(tool.told),
        "child": for_children(tool.told),
    }
