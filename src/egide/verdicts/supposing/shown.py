"""What would move, in words and figures: services, classes, before and after."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from egide.catalogue import queries as catalogue
from egide.law.shelf import shelf
from egide.law.uses import clauses_of
from egide.law.words import words
from egide.trust.outcome import CONCLUSIONS, Conclusion
from egide.trust.verdict.what_if import Turn
from egide.verdicts import judging, marks
from egide.verdicts.queries.what_if import Fell
from egide.verdicts.supposing.asked import Asked, choices, named
from egide.verdicts.supposing.drawn import bars, levels, tiles

OPEN = (Conclusion.CONFORMING, Conclusion.UNDER_CONDITIONS)


@dataclass(frozen=True, slots=True)
class Stand:
    """A conclusion with its shape."""

    mark: str
    label: str


@dataclass(frozen=True, slots=True)
class Piece:
    """What moves for classes that nothing tells apart."""

    levels: tuple[str, ...]
    before: Stand
    after: Stand
    flips: bool
    criteria: tuple[str, ...]

    @property
    def all_levels(self) -> bool:
        """Whether it holds for every class of the school."""
        return len(self.levels) == levels()


@dataclass(frozen=True, slots=True)
class Moved:
    """A service that moves. `flipped`: the classes whose answer changes; `closes`: its door."""

    slug: str
    name: str
    pieces: tuple[Piece, ...]
    touched: int
    flipped: int
    closes: bool

    @property
    def worst(self) -> Piece:
        """The piece that tells most: one that flips, else the first."""
        return next((piece for piece in self.pieces if piece.flips), self.pieces[0])


def what_if_page(asked: Asked, found: Sequence[Fell], total: int, lang: str) -> dict[str, object]:
    """All that the template prints."""
    moved = services(found, lang)
    return {
        "asked": asked,
        "edition": judging.charter_named().edition,
        "name": named(asked.fact, lang),
        "says": shelf().law.facts[asked.fact].says[lang],
        "day": words().date(asked.on, lang),
        "choices": choices(asked, lang),
        "moved": moved,
        "flipping": [one for one in moved if one.flipped],
        "keeping": [one for one in moved if not one.flipped],
        "total": total,
        "answer": answer(moved),
        "mark": mark(moved),
        "bars": bars([(one.name, one.flipped, one.worst) for one in moved if one.flipped]),
        "tiles": tiles(found, lang),
        "clauses": clauses(found, lang),
    }


def services(found: Iterable[Fell], lang: str) -> list[Moved]:
    """By service: those that close first, then those that answer otherwise, then the others."""
    by_slug: dict[str, list[Fell]] = {}
    for fell in found:
        by_slug.setdefault(fell.service, []).append(fell)
    names = {card.slug: card.name for card in catalogue.services(by_slug)} if by_slug else {}
    moved = [_moved(slug, names[slug], pieces, lang) for slug, pieces in by_slug.items()]
    return sorted(moved, key=lambda one: (-one.closes, -one.flipped, -one.touched, one.name))


def _moved(slug: str, name: str, found: Sequence[Fell], lang: str) -> Moved:
    return Moved(
        slug,
        name,
        pieces(found, lang),
        sum(len(fell.levels) for fell in found),
        sum(len(fell.levels) for fell in found if fell.flips),
        any(closes(fell) for fell in found),
    )


def pieces(found: Iterable[Fell], lang: str) -> tuple[Piece, ...]:
    """The classes for which the same moves, put together; the worst answer first."""
    alike: dict[tuple[Conclusion, Conclusion, tuple[Turn, ...]], list[str]] = {}
    for fell in found:
        alike.setdefault((fell.before, fell.after, fell.turns), []).extend(fell.levels)
    worst_first = sorted(alike.items(), key=lambda held: CONCLUSIONS.index(held[0][1]))
    return tuple(_piece(Fell("", tuple(names), *move), lang) for move, names in worst_first)


def closes(fell: Fell) -> bool:
    """Whether a door that may open today could no longer."""
    return fell.before in OPEN and fell.after not in OPEN


def _piece(fell: Fell, lang: str) -> Piece:
    ranks = shelf().vocabulary.levels
    ranked = sorted(fell.levels, key=lambda level: (ranks[level].rank, level))
    return Piece(
        tuple(words().label("levels", level, lang) for level in ranked),
        _stand(fell.before, lang),
        _stand(fell.after, lang),
        fell.flips,
        tuple(turn.criterion for turn in fell.turns),
    )


def _stand(conclusion: Conclusion, lang: str) -> Stand:
    return Stand(marks.OF_CONCLUSION[conclusion], words().label("answers", conclusion, lang))


def answer(moved: Sequence[Moved]) -> str:
    """The large sentence."""
    closing = sum(one.closes for one in moved)
    flipping = sum(one.flipped > 0 for one in moved)
    if closing:
        said = ngettext(
            "%(count)s service ne pourrait plus s’ouvrir.",
            "%(count)s services ne pourraient plus s’ouvrir.",
            closing,
        )
        return said % {"count": closing}
    if flipping:
        said = ngettext(
            "%(count)s service changerait de réponse.",
            "%(count)s services changeraient de réponse.",
            flipping,
        )
        return said % {"count": flipping}
    return _("Aucun service ne changerait de réponse.")


def mark(moved: Sequence[Moved]) -> str:
    """The shape of the worst answer among those that change; none changes: nothing to do."""
    changing = [piece for one in moved for piece in one.pieces if piece.flips]
    order = [marks.OF_CONCLUSION[conclusion] for conclusion in CONCLUSIONS]
    return min((piece.after.mark for piece in changing), key=order.index, default="na")


def clauses(found: Iterable[Fell], lang: str) -> list[dict[str, str]]:
    """The model clauses that would settle what turns for the worse."""
    charter = judging.charter_named()
    turned = {turn.criterion for fell in found for turn in fell.turns if turn.after.lacking}
    names = dict.fromkeys(
        name for one in charter.criteria if one.id in turned for name in clauses_of(one)
    )
    return [{"id": name, "title": words().clause(name, lang).title} for name in names]
