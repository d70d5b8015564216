"""What the licence on users' works is for. A licence said to be only for the service is `service`,
also where it may be sub-licensed; promotion, perpetuity or 'any media' is `broad`.
"""

import re
from collections.abc import Sequence

from egide.reading.phrases.deciding import Decision, best, by_value, silence
from egide.reading.phrases.firing import Fired
from egide.reading.phrases.paper import Paper
from egide.reading.phrases.rules import Question

SUBLICENCE = re.compile(r" (?:sub ?licen\w+|sous licenc\w+|sous licence) ")


def decide(question: Question, fired: Sequence[Fired], paper: Paper) -> Decision:
    """broad, service, or none where no licence is taken."""
    groups = by_value(fired)
    licence, beyond = groups.get("licence", []), groups.get("beyond", [])
    if beyond and licence:
        return Decision(("broad",), best(beyond)[:3] + best(licence)[:1], 0.8)
    if licence and not groups.get("limited") and any(map(sublicensed, licence)):
        return Decision(("broad",), best(licence), 0.6)
    if licence:
        return Decision(("service",), best(licence)[:2] + best(groups.get("limited", []))[:2], 0.7)
    if groups.get("none"):
        return Decision(("none",), best(groups["none"]), 0.6)
    return silence(question, [])


def sublicensed(one: Fired) -> bool:
    """Whether the licence may be handed on."""
    return SUBLICENCE.search(one.unit.words) is not None
