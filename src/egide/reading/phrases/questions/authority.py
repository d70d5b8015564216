"""Named authorities by country; 'any' only where none is named."""

from collections.abc import Sequence

from egide.reading.phrases.deciding import Decision, best, silence
from egide.reading.phrases.firing import Fired
from egide.reading.phrases.paper import Paper
from egide.reading.phrases.places import codes
from egide.reading.phrases.rules import Question

# Authorities whose name tells the country where the sentence does not.
BY_NAME = {
    "cnpd": "LU", "commission nationale pour la protection des donnees": "LU", "aepd": "ES",
    "data protection commission": "IE", "dpc": "IE", "irish": "IE", "irlandaise": "IE",
    "ico": "GB", "information commissioner": "GB", "autoriteit persoonsgegevens": "NL",
    "dutch": "NL", "pfpdt": "CH", "fdpic": "CH", "prepose federal": "CH", "garante": "IT",
    "bayerisches": "DE", "berliner": "DE", "landesbeauftragte": "DE", "hessian": "DE",
    "datatilsynet": "DK", "integritetsskydds": "SE", "swedish": "SE",
    "federal data protection and information": "CH",
}  # fmt: skip


def decide(question: Question, fired: Sequence[Fired], paper: Paper) -> Decision:
    """The countries of the authorities named, in the sentences about complaining."""
    found: dict[str, list[Fired]] = {}
    for one in fired:
        for code in of(one):
            found.setdefault(code, []).append(one)
    if set(found) - {"any"}:
        found.pop("any", None)
    if not found:
        return silence(question, fired)
    chosen = tuple(one for group in found.values() for one in best(group)[:2])
    return Decision(tuple(sorted(found)), chosen, 0.9)


def of(one: Fired) -> set[str]:
    """The countries that one sentence points to."""
    if one.rule.votes != "named":
        return {one.rule.votes}
    words = one.unit.words
    said = {code for code in codes(words, ("names", "law")) if code not in ("EU", "EEA")}
    named = {code for name, code in BY_NAME.items() if f" {name}" in words}
    # "Datatilsynet" is Danish or Norwegian: the country in the sentence settles it.
    return said if "NO" in said or not named else named
