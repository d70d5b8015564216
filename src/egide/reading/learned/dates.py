"""The date of a document's last update, in the sentences that were found to give it."""

import re
from collections.abc import Sequence
from datetime import date

from egide.reading.analysis import Statement
from egide.reading.learned.words import fold

MONTHS = (
    "january janvier jan", "february fevrier feb", "march mars mar", "april avril apr", "may mai",
    "june juin jun", "july juillet jul", "august aout aug", "september septembre sept sep",
    "october octobre oct", "november novembre nov", "december decembre dec",
)  # fmt: skip
MONTH = {name: at for at, names in enumerate(MONTHS, start=1) for name in names.split()}
NAMES = "|".join(sorted(MONTH, key=len, reverse=True))
DAY_FIRST = re.compile(
    rf"\b(\d{{1,2}})(?:er|st|nd|rd|th)? ?(?:of |de )?({NAMES})\.?,? ?(\d{{4}})\b"
)
MONTH_FIRST = re.compile(rf"\b({NAMES})\.? ?(\d{{1,2}})(?:st|nd|rd|th)?,? ?(\d{{4}})\b")
MONTH_ONLY = re.compile(rf"\b({NAMES})\.?,? ?(\d{{4}})\b")
ISO = re.compile(r"\b(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})\b")
FIGURES = re.compile(r"\b(\d{1,2})[-/.](\d{1,2})[-/.](\d{4}|\d{2})\b")
PAST = re.compile(r"\b(?:until|jusqu|version du|previous|precedente|archive)")
UPDATED = re.compile(r"updat|revis|modif|mise? a jour|edited|relu|amend")


def updated(sentences: Sequence[Statement], language: str) -> tuple[list[str], list[Statement]]:
    """The date of the surest sentence that gives one, a word of update first."""
    current = [one for one in sentences if not PAST.search(fold(one.sentence.plain))]
    dated = [(dates(fold(one.sentence.plain), language), one) for one in current]
    dated.sort(key=lambda each: not UPDATED.search(fold(each[1].sentence.plain)))
    for days, sentence in dated:
        if days:
            return days[:1], [sentence]
    return [], []


def dates(words: str, language: str) -> list[str]:
    """The dates in a text, as ISO 8601 says, in order; those with a day first."""
    found: list[tuple[int, str]] = []
    for match in DAY_FIRST.finditer(words):
        found += at(match, match[3], MONTH[match[2]], match[1])
    for match in MONTH_FIRST.finditer(words):
        found += at(match, match[3], MONTH[match[1]], match[2])
    for match in ISO.finditer(words):
        found += at(match, match[1], match[2], match[3])
    for match in FIGURES.finditer(words):
        month, day = (match[1], match[2]) if month_first(match, language) else (match[2], match[1])
        year = match[3] if len(match[3]) == 4 else f"20{match[3]}"
        found += at(match, year, month, day)
    if not found:
        found = [(m.start(), f"{m[2]}-{MONTH[m[1]]:02}") for m in MONTH_ONLY.finditer(words)]
    return [day for _, day in sorted(found)]


def month_first(match: re.Match[str], language: str) -> bool:
    """Whether 03/04/2024 is in March: the second figure is no month, or it is said in English."""
    if int(match[2]) > 12:
        return True
    return language == "en" and "/" in match[0] and int(match[1]) <= 12


def at(match: re.Match[str], year: str, month: int | str, day: str) -> list[tuple[int, str]]:
    """A day with where it stands; nothing where there is no such day."""
    try:
        return [(match.start(), date(int(year), int(month), int(day)).isoformat())]
    except ValueError:
        return []
