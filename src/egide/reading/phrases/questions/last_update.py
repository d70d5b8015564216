"""The date of the last update: a date beside words that say so; 'updated' before 'effective'.

Dates are read from the sentence itself, not from folded words: `01/02/23` needs its slashes.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from egide.reading.phrases.deciding import Decision
from egide.reading.phrases.firing import Fired
from egide.reading.phrases.paper import Paper
from egide.reading.phrases.rules import Question, Rule
from egide.reading.phrases.units import Unit
from egide.reading.phrases.words import fold

SAYS = Rule("last_update.date", "last_update", "", 1.0, ())
NAMES = (
    "jan", "feb fev", "mar", "apr avr", "may mai", "jun juin", "jul juil", "aug aout", "sep",
    "oct", "nov", "dec",
)  # fmt: skip
MONTHS = {name: number for number, names in enumerate(NAMES, 1) for name in names.split()}
MONTH = r"(?:jan|feb|fev|mar|apr|avr|may|mai|jun|juin|jul|juil|aug|aout|sep|oct|nov|dec)[a-z]*\.?"
DATE = re.compile(
    rf"(?P<d1>\d{{1,2}})(?:st|nd|rd|th|er)?(?: of)?[ -](?P<m1>{MONTH})[ ,-]*(?P<y1>20[0-3]\d)"
    rf"|(?P<m2>{MONTH})[ -](?P<d2>\d{{1,2}})(?:st|nd|rd|th)?,?[ -]*(?P<y2>20[0-3]\d)"
    r"|(?P<y3>20[0-3]\d)[-/.](?P<m3>\d{1,2})[-/.](?P<d3>\d{1,2})"
    r"|(?P<a4>\d{1,2})[-/.](?P<b4>\d{1,2})[-/.](?P<y4>20[0-3]\d|\d\d)(?!\d)"
    rf"|(?P<m5>{MONTH})[ ,]+(?P<y5>20[0-3]\d)"
)
UPDATED = re.compile(
    r"updat|revis|modifi|amend|mise? a jour|edit|derniere (?:version|revision)|last change|actualis"
    r"|version|posted|published|publie|dated|date de la|maj\b|changed|reviewed"
)
EFFECTIVE = re.compile(
    r"effective|effect|en vigueur|date d.effet|date effective|as of|a compter|applicable|applies"
    r"|in force|derniere date|from"
)
ELSEWHERE = re.compile(
    r"regulation|reglement|directive|\bloi\b|\blaw\b|\bact\b|decision|clauses|ordonnance|decret"
    r"|\brcs\b|prior to|avant le|collected|previous|archiv|anterieur|between|register|born"
    r"|precedent|shield|rgpd|gdpr|article|if you (?:signed|registered|created)|before"
)
YEAR = re.compile(r"20[0-3]\d|\d[/.]\d\d[/.]\d\d")
OLD = re.compile(r"(?:effective|en vigueur|applicable|du|from) .{0,25} (?:until|jusqu|au|to) ")
TOP = 25


@dataclass(frozen=True, slots=True)
class Dated:
    """A date that a sentence gives, and how well it fits the question."""

    value: str
    fit: float
    unit: Unit


def decide(question: Question, fired: Sequence[Fired], paper: Paper) -> Decision:
    """The date that fits best; the latest of equals."""
    units = [unit for unit in paper.units if unit.statement.has_figures]
    found = [dated for unit in units for dated in dates(unit, paper)]
    if not found:
        return Decision((), (), 0.8)
    best = max(found, key=lambda one: (one.fit, one.value))
    if best.fit < 0.5:
        return Decision((), (), 0.6)
    quoted = Fired(SAYS, best.unit, (0, 0))
    return Decision((best.value,), (quoted,), min(0.95, best.fit))


def dates(unit: Unit, paper: Paper) -> Iterator[Dated]:
    """The dates of one sentence, with their fit."""
    statement = unit.statement
    if not YEAR.search(statement.sentence.text):
        return
    text = fold(statement.plain)
    for match in DATE.finditer(text):
        if value := iso(match, paper):
            yield Dated(value, fit(text, match, unit, paper), unit)


def fit(text: str, match: re.Match[str], unit: Unit, paper: Paper) -> float:
    """How surely a date is that of the document: words before it, place, length of sentence."""
    before, after = text[max(0, match.start() - 60) : match.start()], text[match.end() :][:40]
    if ELSEWHERE.search(before) or OLD.search(text):
        return 0.1
    said = 0.0
    if UPDATED.search(before):
        said = 0.9
    elif EFFECTIVE.search(before):
        said = 0.8
    elif UPDATED.search(after) or EFFECTIVE.search(after):
        said = 0.6
    edge = unit.at < TOP or unit.at >= len(paper.units) - 6
    short = len(text) < 90
    alone = len(text) - (match.end() - match.start()) < 25
    if not said:
        return 0.55 if edge and alone else 0.0
    return said - (0 if short else 0.2) + (0.05 if edge else -0.1)


def day_first(match: re.Match[str], paper: Paper) -> tuple[int, int]:
    """Day and month of 03/04/2024: English texts put the month first, unless that is no date."""
    first, second = int(match["a4"]), int(match["b4"])
    english = paper.language == "en" and "/" in match[0] and first <= 12
    return (second, first) if second > 12 or english else (first, second)


def iso(match: re.Match[str], paper: Paper) -> str:
    """YYYY-MM-DD or YYYY-MM; empty where it is no date."""
    if match["y5"]:
        return f"{match['y5']}-{month(match['m5']):02}"
    if match["y4"]:
        day, number = day_first(match, paper)
        year = int(match["y4"]) + (2000 if len(match["y4"]) == 2 else 0)
    elif match["y3"]:
        year, number, day = int(match["y3"]), int(match["m3"]), int(match["d3"])
    else:
        key = "1" if match["y1"] else "2"
        year, number, day = int(match["y" + key]), month(match["m" + key]), int(match["d" + key])
    try:
        return date(year, number, day).isoformat()
    except ValueError:
        return ""


def month(word: str) -> int:
    """The number of a month's name, English or French, cut short or not."""
    return MONTHS.get(word[:4].rstrip(".")) or MONTHS[word[:3]]
