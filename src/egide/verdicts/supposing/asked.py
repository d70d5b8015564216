"""What the reader supposes, read from the address: a fact in force, and a day."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from egide.law.changes import held_on
from egide.law.errors import NoSuchDay, NoSuchFact
from egide.law.shelf import shelf
from egide.law.shown.themes import CLAUSES, US, by_theme

USUAL = "transfer.us.dpf"


@dataclass(frozen=True, slots=True)
class Asked:
    """A fact that would fall, and the day."""

    fact: str
    on: date

    @property
    def in_force(self) -> bool:
        """Whether it stands on that day: what does not stand cannot fall."""
        return self.fact in held_on(shelf().law, self.on)


def read(given: Mapping[str, str], today: date) -> Asked:
    """The question in an address; without a word, the framework for the United States, today."""
    said = given.get("le", "")
    try:
        on = date.fromisoformat(said) if said else today
    except ValueError as error:
        raise NoSuchDay(said) from error
    fact = given.get("fait", "") or USUAL
    if fact not in shelf().law.facts:
        raise NoSuchFact(fact)
    return Asked(fact, on)


def named(fact: str, lang: str) -> str:
    """The short name of an instrument that has one, else what the fact says."""
    known = {**US, **CLAUSES}
    return str(known[fact]) if fact in known else shelf().law.facts[fact].says[lang].rstrip(".")


def choices(asked: Asked, lang: str) -> list[tuple[str, list[dict[str, object]]]]:
    """The facts in force on the day, under their themes; the asked one whatever its state."""
    facts = shelf().law.facts
    offered = {*held_on(shelf().law, asked.on), asked.fact}
    groups = by_theme(fact for name, fact in facts.items() if name in offered)
    return [
        (
            str(label),
            [
                {"value": f.id, "label": named(f.id, lang), "chosen": f.id == asked.fact}
                for f in group
            ],
        )
        for _key, label, group in groups
    ]
