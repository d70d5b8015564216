"""What the reader asked, read from the address: a class, a day, a charter, whose eyes."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from egide.law.errors import NoSuchDay
from egide.law.shelf import shelf
from egide.law.words import words
from egide.trust.charter import Charter
from egide.trust.law import View
from egide.trust.vocabulary import Level
from egide.verdicts import judging

# How the address says the view.
VIEWS = {"alors": View.KNOWN, "depuis": View.HINDSIGHT}


@dataclass(frozen=True, slots=True)
class Asking:
    """Of which class, on which day, by which charter, in whose eyes."""

    level: Level
    on: date
    charter: Charter
    view: View = View.KNOWN

    @property
    def ordinary(self) -> bool:
        """Whether its history is kept in rows: the last charter, as it was believed each day."""
        return self.view is View.KNOWN and self.charter is judging.charter_named()

    @property
    def hindsight(self) -> bool:
        """Whether it looks with what is known since."""
        return self.view is View.HINDSIGHT

    def address(self, **changed: str) -> str:
        """The end of the address of the same question, but for what is changed."""
        view = next(word for word, view in VIEWS.items() if view is self.view)
        said = {
            "classe": self.level.id,
            "le": self.on.isoformat(),
            "charte": self.charter.edition,
            "regard": view,
        }
        return f"?{urlencode({**said, **changed})}"


def read(given: Mapping[str, str], today: date) -> Asking:
    """The question in an address; what it does not say is the ordinary question, today."""
    said = given.get("le", "")
    try:
        on = date.fromisoformat(said) if said else today
    except ValueError as error:
        raise NoSuchDay(said) from error
    return Asking(
        judging.level_named(given.get("classe", "")),
        on,
        judging.charter_named(given.get("charte", "")),
        VIEWS.get(given.get("regard", ""), View.KNOWN),
    )


@dataclass(frozen=True, slots=True)
class Choice:
    """One entry of a list to choose from."""

    value: str
    label: str
    chosen: bool


def levels(asking: Asking, lang: str) -> tuple[Choice, ...]:
    """The classes, in order."""
    every = sorted(shelf().vocabulary.levels.values(), key=lambda level: (level.rank, level.id))
    return tuple(
        Choice(level.id, words().label("levels", level.id, lang), level.id == asking.level.id)
        for level in every
    )


def charters(asking: Asking, lang: str) -> tuple[Choice, ...]:
    """The editions of the charter, the last one first."""
    held = shelf().charters
    return tuple(
        Choice(name, held[name].title[lang], name == asking.charter.edition)
        for name in sorted(held, reverse=True)
    )
