"""Codes, ages and dates in the sentences that the learned reader found to speak of them.

Each extractor takes sentences, the surest first, and the document's language; it gives the values
and the sentences that found them.
"""

import re
from collections.abc import Callable, Sequence

from egide.reading.analysis import Statement
from egide.reading.learned.dates import updated
from egide.reading.learned.words import WORD, fold
from egide.reading.phrases.places import codes

Found = tuple[list[str], list[Statement]]
Extractor = Callable[[Sequence[Statement], str], Found]

OWN_COUNTRY = re.compile(
    r"\b(?:your|their|its) (?:\w+ ){0,3}(?:country|residence|domicile|jurisdiction|courts?)\b"
    r"|\b(?:you|consumer|user) (?:\w+ ){0,3}(?:resides?|lives?|domiciled|live|resident)\b"
    r"|\b(?:pays|lieu|etat|tribuna\w+|juridictions?) (?:\w+ ){0,4}(?:residence|residez|vivez)\b"
    r"|\b(?:les )?lois de (?:ce|votre) pays\b|\bvotre (?:pays|domicile|residence)\b"
    r"|\b(?:lieu|tribuna\w+|juridictions?) (?:\w+ ){0,4}domicile\b|\blocal courts?\b"
    r"|\btribunal (?:competent )?local\b|\btribunaux locaux\b"
)
ARBITRATION = re.compile(r"\barbitra")
EUROPE = re.compile(r"\b(?:eu|european union|union europeenne|ue|europe)\b")
EEA = re.compile(r"\b(?:eea|european economic area|espace economique europeen|eee)\b")
OUTSIDE = re.compile(
    r"\b(?:outside|hors|dehors)\b(?:\W+\w+){0,4}?\W+(?:eu|european|union|eea|ue|eee|l)\b"
)
WORLD = re.compile(
    r"\b(?:worldwide|around the world|monde entier|(?:any|other|another|tout|autres?|all) (?:\w+ )?"
    r"(?:countr\w+|pays)|globally|partout dans le monde|a travers le monde)\b"
)
NAMED_AUTHORITIES = {
    "FR": re.compile(r"\bcnil\b|nationale? (?:de|pour) l.informatique"),
    "LU": re.compile(r"\bcnpd\b|nationale pour la protection"),
    "GB": re.compile(r"\bico\b|information commissioner"),
    "IE": re.compile(r"\bdpc\b|irish data protection|data protection commission\b|irland"),
    "DE": re.compile(r"landes|bundesbeauftragte|bayl?da\b"),
    "CH": re.compile(r"\bfdpic\b|federal data protection and information"),
    "NL": re.compile(r"persoonsgegevens"),
    "ES": re.compile(r"\baepd\b|agencia espanola"),
    "IT": re.compile(r"\bgarante\b"),
    "BE": re.compile(r"autorite de protection des donnees belge|gegevensbeschermings"),
    "SE": re.compile(r"\bimy\b|integritetsskydd"),
}
AGE = re.compile(
    r"\b(1[0-9]|2[01]|thirteen|fourteen|fifteen|sixteen|eighteen|treize|quinze|seize|dix-huit)"
    r"(?: ?\(\d+\))?(?:(?: |-)(?:years?|ans|year-old)| or (?:over|older)|\b)"
)
WRITTEN = {"thirteen": "13", "treize": "13", "fourteen": "14", "fifteen": "15", "quinze": "15",
           "sixteen": "16", "seize": "16", "eighteen": "18", "dix-huit": "18"}  # fmt: skip
STANDARD_CLAUSES = re.compile(
    r"\bclauses? 1[78]\b|standard contractual|contractuelles types|\bsccs?\b"
)
RESIDENTS = re.compile(r"\b(?:eea|eee|european economic|economique europeen)\b")
STORED = re.compile(
    r"\b(?:stor|host|server|serveur|heberg|stock|data ?cent|infrastr|conserv|location)"
)


def law(sentences: Sequence[Statement], _language: str) -> Found:
    """The countries whose law governs, and the user's own."""
    return gathered(sentences, settled_in)


def courts(sentences: Sequence[Statement], _language: str) -> Found:
    """The countries of the courts, the user's own, arbitration."""
    return gathered(sentences, lambda words: [*settled_in(words), *arbitration(words)])


def settled_in(words: str) -> list[str]:
    """The countries named, save those of the users spoken of, and the user's own."""
    if STANDARD_CLAUSES.search(words):
        return []
    found = [code for code in codes(words) if code not in ("EU", "EEA")]
    if RESIDENTS.search(words):
        found = [code for code in found if code not in ("CH", "GB")]
    return [*found, *own_country(words)]


def arbitration(words: str) -> list[str]:
    """Whether arbitrators are spoken of."""
    return ["arbitration"] if ARBITRATION.search(words) else []


def hosting(sentences: Sequence[Statement], _language: str) -> Found:
    """The places where data are stored."""
    return gathered(sentences, stored_in)


def stored_in(words: str) -> list[str]:
    """The countries and the wider places of one sentence."""
    if not STORED.search(words):
        return []
    found = [code for code in codes(words) if code not in ("EU", "EEA")]
    if OUTSIDE.search(words):
        return found or ["non-EU"]
    if EEA.search(words):
        found.append("EEA")
    elif EUROPE.search(words):
        found.append("EU")
    if WORLD.search(words):
        found.append("worldwide")
    return found


def authority(sentences: Sequence[Statement], _language: str) -> Found:
    """The authorities named; any one where none is."""
    values, founding = gathered(sentences, authorities)
    return (values, founding) if values else (["any"], list(sentences[:1]))


def authorities(words: str) -> list[str]:
    """The countries of the authorities that a sentence names."""
    return [code for code, name in NAMED_AUTHORITIES.items() if name.search(words)]


def own_country(words: str) -> list[str]:
    """Whether the user's own country is meant."""
    return ["user"] if OWN_COUNTRY.search(words) else []


def gathered(sentences: Sequence[Statement], find: Callable[[str], list[str]]) -> Found:
    """The values of every sentence, each once, and the sentences that have some."""
    values: dict[str, None] = {}
    founding = []
    for sentence in sentences:
        found = find(spaced(sentence))
        values |= dict.fromkeys(found)
        if found:
            founding.append(sentence)
    return list(values), founding


def spaced(sentence: Statement) -> str:
    """The folded words of a sentence between spaces."""
    return f" {' '.join(WORD.findall(fold(sentence.sentence.plain)))} "


def age(sentences: Sequence[Statement], _language: str) -> Found:
    """The age of the surest sentence that gives one, a sentence on Europe first."""
    sentences = [one for one in sentences if one.region.holds_in_france]
    european = sorted(sentences, key=lambda one: not re.search(r"\b(?:eea|europ)", spaced(one)))
    for sentence in european:
        found = AGE.findall(fold(sentence.sentence.plain))
        if found:
            return [WRITTEN.get(found[0], found[0])], [sentence]
    return [], []


EXTRACTORS: dict[str, Extractor] = {
    "governing_law": law,
    "courts": courts,
    "hosting": hosting,
    "authority": authority,
    "minimum_age": age,
    "last_update": updated,
}
