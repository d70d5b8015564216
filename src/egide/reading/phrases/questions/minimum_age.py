"""The age from which an account may be opened in France: a figure for Europe prevails; a
parent's permission does not make the age higher.
"""

import re
from collections.abc import Sequence

from egide.reading.analysis import Region
from egide.reading.phrases.deciding import Decision, silence
from egide.reading.phrases.firing import Fired
from egide.reading.phrases.paper import Paper
from egide.reading.phrases.rules import Question

WORDS = {
    "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "eighteen": 18,
    "douze": 12, "treize": 13, "quatorze": 14, "quinze": 15, "seize": 16, "dix huit": 18,
}  # fmt: skip
AGE = re.compile(r"(?<= )(?:[3-9]|1[0-8]|21|" + "|".join(WORDS) + r")(?= )")
PARENT = re.compile(
    r" (?:parent|guardian|tuteur|tutrice|represent|adult|autorisation|responsables? lega)"
)
EUROPE = re.compile(r" (?:eea|european|europe|europeen\w*|eee|eu|france|union europeenne) ")
EUROPEAN = frozenset({Region.EEA, Region.FRANCE})


def decide(question: Question, fired: Sequence[Fired], paper: Paper) -> Decision:
    """The lowest age stated without a parent; the European figure where one is given."""
    ages = [(age, one) for one in fired for age in ages_of(one)]
    alone = [pair for pair in ages if not PARENT.search(pair[1].unit.words)] or ages
    europe = [pair for pair in alone if european(pair[1])]
    if not alone:
        return silence(question, fired)
    # "13, or 16 in the EEA": in a sentence on Europe, the higher figure is Europe's.
    age = min([max(every_age(one)) for _, one in europe] or [age for age, _ in alone])
    chosen = tuple(one for other, one in europe or alone if other == age or europe)
    return Decision((str(age),), chosen[:3], 0.8 if len({a for a, _ in alone}) == 1 else 0.6)


def ages_of(one: Fired) -> list[int]:
    """The ages that the phrase ran over."""
    if one.rule.votes != "age":
        return [int(one.rule.votes)]
    found = AGE.findall(one.matched)
    return [WORDS.get(word) or int(word) for word in found]


def every_age(one: Fired) -> list[int]:
    """All the ages of the sentence, or that of the rule."""
    found = [WORDS.get(word) or int(word) for word in AGE.findall(one.unit.words)]
    return found or ages_of(one)


def european(one: Fired) -> bool:
    """Whether the sentence gives the age for Europe."""
    statement = one.unit.statement
    return statement.region in EUROPEAN or bool(EUROPE.search(one.unit.words))
