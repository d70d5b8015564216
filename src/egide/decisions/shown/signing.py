"""What would be signed, in words: verdict, what leaves, the lines, what holds it back."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from egide.decisions.errors import VerdictForbids
from egide.decisions.sheets import VOTE, Page, Sheet
from egide.decisions.shown.conditions import Hand, by_hand, kept
from egide.decisions.shown.leaving import Leaving, leaving
from egide.decisions.shown.lines import Line, lines
from egide.decisions.words import language
from egide.law.words import words
from egide.people import queries as people
from egide.people.queries import Classroom
from egide.trust.outcome import Conclusion

MARKS = {
    Conclusion.CONFORMING: "met",
    Conclusion.UNDER_CONDITIONS: "if",
    Conclusion.NOT_ASSESSABLE: "silent",
    Conclusion.NOT_CONFORMING: "not",
}
BINDS = {
    True: gettext_lazy("Vous signez pour l’académie, responsable de traitement de cette école."),
    False: gettext_lazy("La convention engage l’établissement, pas qui l’a demandée."),
}


@dataclass(frozen=True)
class Verdict:
    """What stands today, in a word and a shape. `because`: what stands against signing."""

    mark: str
    answer: str
    because: str
    count: int


@dataclass(frozen=True, slots=True)
class Stop:
    """Why nobody can sign yet: what is missing, and from whom."""

    what: str
    whose: str = ""


@dataclass(frozen=True)
class Signable:
    """What would be signed. `acts`: what the signatory records with the signature."""

    page: Page
    verdict: Verdict
    leaving: Leaving
    lines: tuple[Line, ...]
    hands: tuple[Hand, ...]
    stops: tuple[Stop, ...]
    acts: tuple[tuple[str, str], ...]
    binds: str
    wants_board: bool


def signable(page: Page, classes: tuple[Classroom, ...] = ()) -> Signable:
    """What would be signed, in words."""
    agreement = page.draft.agreement
    acts = [named(one) for one in page.to_do if one.startswith("act ")]
    return Signable(
        page=page,
        verdict=verdict(page),
        leaving=leaving(agreement.attributes),
        lines=tuple(lines(agreement, classes, people.pupils_in(agreement.groups))),
        hands=by_hand(agreement.conditions),
        stops=tuple(stops(page)),
        acts=tuple((act, words().label("acts", act, language())) for act in acts if act != VOTE),
        binds=str(BINDS[page.school.is_public_primary]),
        wants_board=page.school.wants_vote and page.vote is None,
    )


def verdict(page: Page) -> Verdict:
    """What stands today."""
    terms = page.draft.terms
    return Verdict(
        MARKS[terms.overall],
        words().label("answers", terms.overall.value, language()),
        str(VerdictForbids.SAID[terms.blocks[0]]) if terms.blocks else "",
        len(page.draft.agreement.conditions),
    )


def stops(page: Page) -> list[Stop]:
    """Why nobody can sign yet; nothing when they can."""
    closed, terms = page.line.closed_by, page.draft.terms
    if closed:
        return [Stop(closed.reason, closed.by)]
    if terms.blocks:
        return [Stop(str(VerdictForbids.SAID[terms.blocks[0]]))]
    found = [Stop(line.title, whose(line.keeper)) for line in kept(not_acts(page))]
    if isinstance(page, Sheet):
        found += opinion_first(page)
    return found


def opinion_first(page: Sheet) -> list[Stop]:
    """What is missing of the opinion: it is given on the verdict that stands."""
    if page.opinion is None:
        return [Stop(_("L’avis de protection des données n’est pas encore donné."))]
    if not page.opinion.current:
        return [Stop(_("Le verdict a bougé depuis l’avis : un nouvel avis est attendu."))]
    return []


def not_acts(page: Page) -> list[str]:
    """What comes first and is not for the signatory to record."""
    return [one for one in page.to_do if not one.startswith("act ")]


def whose(keeper: str) -> str:
    """Who has to do it."""
    return words().label("keepers", keeper, language())


def named(condition: str) -> str:
    """What a condition is about: `act what=dpia` → `dpia`."""
    return condition.partition("what=")[2].partition(" ")[0]
