"""The pages of those above: frameworks and their schools, stances and what they would shut."""

from collections.abc import Iterable
from datetime import date

from django.http import QueryDict

from egide.catalogue import queries as catalogue
from egide.decisions import places, queries, standing
from egide.decisions.joining import Deal, DealSheet
from egide.decisions.seats import Seat
from egide.decisions.shown.conditions import by_hand, kept
from egide.decisions.shown.lang import day, level
from egide.decisions.shown.leaving import leaving
from egide.decisions.shown.lines import lines
from egide.decisions.shown.lists import agreement
from egide.decisions.shown.signing import MARKS
from egide.decisions.standing import NOTHING_SAID
from egide.decisions.words import language
from egide.law.shelf import shelf
from egide.law.words import words
from egide.people import queries as people
from egide.trust.agreement.stances import Stance
from egide.trust.mandate import Power

# What a level may put on top without a parameter; a lowest class comes with a list of its own.
ON_TOP = (
    "pseudonyms_only",
    "no_email",
    "teachers_only",
    "class_supervised",
    "no_generative_ai",
    "optional_with_equivalent",
)
STAGES = ("primary", "college", "lycee")


def above(place: int, seat: Seat, *, on: date) -> dict[str, object]:
    """Frameworks with how many schools joined; the last word on each service."""
    found = queries.frameworks_of(place, on=on)
    said = standing.said_by(place, on)
    names = {card.id: card for card in catalogue.services()}
    return {
        "place": people.organisation(place).name,
        "negotiates": seat.may(Power.NEGOTIATE),
        "frames": seat.may(Power.FRAME),
        "frameworks": [agreement(one) | {"joined": queries.joined(one.id)} for one in found],
        "stances": [
            {"card": names[service], "stance": taken.position.stance.value, "why": taken.reason}
            for service, taken in said.items()
            if taken.position.stance is not Stance.OPEN
        ],
        "services": list(names.values()),
        "joinable": joinable(place, seat, on),
    }


def joinable(place: int, seat: Seat, on: date) -> list[dict[str, object]]:
    """What a school may join, unless it did."""
    if not seat.may(Power.SIGN):
        return []
    services = [card.id for card in catalogue.services()]
    mine = {one.framework for one in queries.agreements_of(place, on=on) if not one.status.over}
    found = queries.joinable(places.school(place), services, on=on)
    return [agreement(one) for one in found if one.id not in mine]


def choosing(place: int, given: QueryDict) -> dict[str, object]:
    """The first half of a negotiation: which service, for which classes."""
    return {
        "place": people.organisation(place).name,
        "services": catalogue.services(),
        "slug": given.get("service", ""),
        "stages": [
            {"value": name, "label": stage(name), "chosen": name in given.getlist("cycle")}
            for name in STAGES
        ],
        "given": given,
    }


def stage(name: str) -> str:
    """A stage as it is said: its first and its last class."""
    held = levels_of([name])
    return f"{level(held[0])} – {level(held[-1])}"


def levels_of(stages: Iterable[str]) -> tuple[str, ...]:
    """The classes of these stages, lowest first."""
    wanted, known = set(stages), shelf().vocabulary.levels
    held = sorted(known.values(), key=lambda one: one.rank)
    return tuple(one.id for one in held if one.stage in wanted)


def dealing(sheet: DealSheet, deal: Deal) -> dict[str, object]:
    """The second half: what would be signed."""
    terms, agreed = sheet.draft.terms, sheet.draft.agreement
    return {
        "sheet": sheet,
        "deal": deal,
        "mark": MARKS[terms.overall],
        "answer": words().label("answers", terms.overall.value, language()),
        "leaving": leaving(agreed.attributes),
        "lines": lines(agreed, (), 0),
        "hands": by_hand(agreed.conditions),
        "left_out": [level(one) for one in sheet.draft.left_out],
        "clauses": clauses(sheet),
        "blocked": bool(terms.blocks),
    }


def clauses(sheet: DealSheet) -> list[tuple[str, str]]:
    """The clauses that the provider signs with it: name and title."""
    named = [one.partition("what=")[2].partition(" ")[0] for one in sheet.to_do]
    return list(zip(named, (line.title for line in kept(sheet.to_do)), strict=True))


def stance(place: int, slug: str, *, on: date) -> dict[str, object]:
    """What is said today, and what a closing would shut."""
    card = catalogue.service(slug)
    line = people.lineage(place)
    said = standing.lines([card.id], line, on).get(card.id, NOTHING_SAID)
    shut = queries.below(slug, place, on=on)
    texts = [*ON_TOP, *(f"minimum_level level={name}" for name in ("6e", "4e", "2de"))]
    return {
        "card": card,
        "place": line[0].name,
        "taken": said.taken,
        "together": said.together.stance.value,
        "shuts": len(shut),
        "schools": len({one.school for one in shut}),
        "conditions": list(zip(texts, kept(texts), strict=True)),
        "since": day(said.taken[-1].on) if said.taken else "",
    }
