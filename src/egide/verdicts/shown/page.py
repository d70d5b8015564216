"""The page of a service, put together."""

from datetime import date

from egide.law.words import words
from egide.trust.dated import days_after, reached
from egide.trust.evidence.documents import AGREEMENT
from egide.verdicts import judging
from egide.verdicts.queries.sheet import Sheet
from egide.verdicts.shown.answer import shown
from egide.verdicts.shown.asking import charters, levels
from egide.verdicts.shown.equivalents import equivalents
from egide.verdicts.shown.evaluations import evaluations
from egide.verdicts.shown.events import Teller
from egide.verdicts.shown.replay import replay
from egide.verdicts.shown.timeline import drawing

OLD = 730  # days after which a text that nobody captured again is said to be old


def service_page(sheet: Sheet, lang: str, today: date) -> dict[str, object]:
    """All that the template prints."""
    asking, verdict = sheet.asking, sheet.judged.verdict
    laws = judging.laws(asking.view)
    titles = {AGREEMENT: words().label("documents", AGREEMENT, lang)}
    titles |= {name: source.title for name, source in sheet.sources.documents.items()}
    teller = Teller(asking.charter.edition, laws, titles, lang, today)
    events = teller.tell(sheet.spells, sheet.versions)
    history = [(spell.span, spell.overall) for spell in sheet.spells]
    return {
        "card": sheet.card,
        "asking": asking,
        "shown": shown(sheet.judged, sheet.sources, lang),
        "day": words().date(asking.on, lang),
        "level": words().label("levels", asking.level.id, lang),
        "charter": asking.charter.title[lang],
        "levels": levels(asking, lang),
        "charters": charters(asking, lang),
        "is_today": asking.on == today,
        "stale": stale(sheet, lang),
        "texts": texts(sheet, lang),
        "equivalents": equivalents(sheet.equivalents, asking, lang),
        "drawing": drawing(history, sheet.versions, (laws.law, asking.view), lang, today),
        "events": events,
        "quiet": [event for event in events if event.quiet],
        "evaluations": evaluations(sheet.evaluations, asking.level.id, lang),
        "seen_then": asking.address(regard="alors"),
        "seen_since": asking.address(regard="depuis"),
        "replay": replay(sheet.card.slug, verdict, asking, sheet.sources, titles),
    }


def stale(sheet: Sheet, lang: str) -> str:
    """The day of the newest text that speaks, when it is so old that it may have changed."""
    versions = (source.version for source in sheet.sources.documents.values())
    newest = max(version.captured_on for version in versions if version is not None)
    old = reached(days_after(newest, OLD), sheet.asking.on)
    return words().date(newest, lang) if old else ""


def texts(sheet: Sheet, lang: str) -> list[dict[str, str]]:
    """The texts that speak on the day, and since when."""
    return [
        {
            "title": source.title,
            "since": words().date(source.version.captured_on, lang),
            "address": f"/archives/{source.version.document}/{source.version.captured_on}/",
        }
        for name, source in sheet.sources.documents.items()
        if source.version and name in sheet.judged.verdict.made_from.documents
    ]
