"""The clauses that may answer a question, for a reader that cannot be given the whole document."""

import re
from functools import lru_cache

from egide.reading.analysis import Analysed, Section, Statement

ABOUT: dict[str, tuple[str, tuple[Section, ...]]] = {
    "role": ("processor|controller|sous-trait|responsable d|on behalf|instruction", ()),
    "governing_law": ("govern|applicable law|laws of|droit|loi|régi", (Section.DISPUTES,)),
    "courts": ("court|jurisdiction|arbitra|tribuna|juridiction|compéten", (Section.DISPUTES,)),
    "advertising": (r"advert|\bads?\b|publicit|ciblé", (Section.ADVERTISING, Section.COOKIES)),
    "prospecting": ("marketing|newsletter|promot|offers|prospect|offres", (Section.ADVERTISING,)),
    "improvement": ("improv|develop|research|statisti|amélior|recherche", (Section.PURPOSES,)),
    "ai_training": (r"train|machine learning|\bai\b|\bia\b|modèle|entraîn", (Section.AI,)),
    "sale": (r"\bsell|\bsale|\bsold|\brent|vend|vente|lou[eé]|céd", (Section.SHARING,)),
    "profiling": ("profil|automated|personali[sz]|recommend|automatis", (Section.PURPOSES,)),
    "trackers": ("cookie|tracker|traceur|pixel|analytics|matomo", (Section.COOKIES,)),
    "hosting": ("host|store|server|data cent|héberg|stock|serveur", (Section.TRANSFERS,)),
    "transfers": (
        "transfer|transfert|outside|hors d|third countr|pays tiers",
        (Section.TRANSFERS,),
    ),
    "transfer_mechanisms": ("clauses|adequa|adéqua|shield|framework|bcr", (Section.TRANSFERS,)),
    "subprocessors": ("processor|provider|vendor|sous-trait|prestataire", (Section.SHARING,)),
    "retention": ("retain|retention|keep|conserv|durée|month|year|mois", (Section.RETENTION,)),
    "deletion": ("delet|eras|remov|supprim|effac|anonym", (Section.RETENTION, Section.RIGHTS)),
    "export": ("export|portab|download|télécharg|restitu|réversib", (Section.RIGHTS,)),
    "minimum_age": (r"\bage\b|\bâge|years old|under 1|\bans\b|minor|mineur", (Section.CHILDREN,)),
    "parental_consent": ("parent|guardian|school|tuteur|tutrice|école", (Section.CHILDREN,)),
    "security": ("encrypt|secur|chiffr|sécur|iso 27|tls|https", (Section.SECURITY,)),
    "incident_notice": ("breach|incident|violation|notif", (Section.INCIDENT, Section.SECURITY)),
    "dpo": (r"\bdpo\b|protection officer|délégué|@|contact", (Section.CONTACT, Section.RIGHTS)),
    "rights": ("right|droit|access|object|opposi|rectif", (Section.RIGHTS,)),
    "authority": ("cnil|authorit|autorité|commissioner|complain|réclam", (Section.RIGHTS,)),
    "user_content": ("licen[cs]e|content|contenu|royalt|ownership", (Section.CONTENT,)),
    "changes": ("chang|modif|updat|amend|mise à jour|évol", (Section.CHANGES,)),
    "termination": ("terminat|suspen|clos|résili|supprim|fermet", (Section.TERMINATION,)),
    "accessibility": ("accessib|rgaa|wcag|conform|handicap", (Section.ACCESSIBILITY,)),
    "last_update": (r"updat|effective|revised|version|mise à jour|vigueur|\b20\d\d\b", ()),
}
MOST = 6_000
OPENING = 8


def relevant(analysed: Analysed, question: str, most: int = MOST) -> list[Statement]:
    """The statements nearest to a question, in the order of the document."""
    words, sections = ABOUT[question]
    scored = [
        (
            score(one, pattern(words), sections) + (question == "last_update" and at < OPENING),
            at,
            one,
        )
        for at, one in enumerate(analysed.statements)
    ]
    kept: list[tuple[int, Statement]] = []
    size = 0
    for points, at, one in sorted(scored, key=lambda entry: (-entry[0], entry[1])):
        size += len(one.sentence.text)
        if points <= 0 or size > most:
            break
        kept.append((at, one))
    return [one for _, one in sorted(kept, key=lambda entry: entry[0])]


def score(statement: Statement, words: re.Pattern[str], sections: tuple[Section, ...]) -> int:
    """How near a statement is: its words first, then what its headings are about."""
    said = len({match.group() for match in words.finditer(statement.plain)})
    return 2 * said + (statement.section in sections)


@lru_cache(maxsize=64)
def pattern(words: str) -> re.Pattern[str]:
    """The stems of a question, compiled once."""
    return re.compile(words)
