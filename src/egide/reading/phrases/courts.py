"""Which country a clause on law or courts points to; shared by `governing_law` and `courts`.

Where Europeans have their own sentence, it prevails over the general one.
"""

import re
from collections.abc import Callable, Iterator, Sequence

from egide.reading.analysis import Region
from egide.reading.phrases.deciding import Decision
from egide.reading.phrases.firing import Fired
from egide.reading.phrases.paper import Paper
from egide.reading.phrases.places import codes
from egide.reading.phrases.rules import Question

EUROPE = frozenset({Region.EEA, Region.FRANCE})
ARBITRATION = re.compile(r" arbitra")
DISCLAIMED = re.compile(
    r" (?:not|opt out|instead of|rather than|except) (?:[^ ]+ ){0,4}arbitra"
    r"| (?:no|without|aucune?|sans) (?:binding |mandatory |clause d )?arbitra"
)
BEFORE, AFTER = 120, 200  # characters
EUROPEANS = re.compile(r" (?:european union|eu|eea|european economic area|union europeenne|eee) ")
BLOCS = frozenset({"EU", "EEA"})


def decide_on(
    of_user: str, kinds: Sequence[str], also: str = ""
) -> Callable[[Question, Sequence[Fired], Paper], Decision]:
    """The decision for a question.

    `of_user` tells a reference to the user's own country, `also` what counts beside courts.
    """
    home = re.compile(of_user)

    def values(one: Fired) -> Iterator[str]:
        words = around(one)
        if home.search(words):
            yield "user"
            if EUROPEANS.search(one.unit.words):
                return  # "citizens of any EU country or Norway": these are people, not courts
        if also and ARBITRATION.search(words) and not DISCLAIMED.search(words):
            yield also
        yield from (code for code in codes(words, kinds) if code not in BLOCS)

    def decide(question: Question, fired: Sequence[Fired], paper: Paper) -> Decision:
        said = [(one, list(values(one))) for one in fired]
        said = [(one, found) for one, found in said if found]
        chosen = prevailing(said)
        if not chosen:
            return Decision((), (), 0.9 if not fired else 0.6)
        answer = tuple(sorted({value for _, found in chosen for value in found}))
        return Decision(
            answer, tuple(one for one, _ in chosen[:4]), 0.85 if len(answer) == 1 else 0.6
        )

    return decide


def of_europe(pair: tuple[Fired, list[str]]) -> bool:
    """Whether a sentence gives Europeans their own country."""
    return pair[1] == ["user"] and EUROPEANS.search(pair[0].unit.words) is not None


def around(one: Fired) -> str:
    """The words beside the phrase: a long sentence speaks of other places too."""
    first = max(one.unit.own, one.span[0] - BEFORE)
    return one.unit.words[first : one.span[1] + AFTER]


def prevailing(said: list[tuple[Fired, list[str]]]) -> list[tuple[Fired, list[str]]]:
    """The sentences for Europe, else the general ones, else none: other places do not count."""
    europe = [pair for pair in said if pair[0].unit.statement.region in EUROPE or of_europe(pair)]
    general = [pair for pair in said if pair[0].unit.statement.region is Region.GENERAL]
    return europe or general
