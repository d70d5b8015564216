"""Pages that a site gives instead of its terms: captchas, refusals, errors, walls.

Such a page is short and says so in its first lines. A long text is never one, whatever it quotes;
a text in another language is not one either.
"""

import re
from itertools import islice

from egide.reading.refusals import FailedCapture

LONGEST = 2_500
SIGNS: tuple[tuple[str, str, str, str], ...] = (
    (
        "captcha", "un test contre les robots", "a test against robots",
        r"captcha|are you (?:a )?(?:human|robot)"
        r"|verify(?:ing)? (?:that )?you(?: are|'re) (?:a )?human"
        r"|checking (?:your browser|if the site connection)|just a moment|unusual traffic"
        r"|not a robot|pas un robot|êtes[- ]vous un (?:robot|humain)|vérifi\w+ que vous êtes"
        r"|trafic inhabituel|ddos protection|ray id",
    ),
    (
        "denied", "un refus d'accès", "a refusal of access",
        r"access (?:to this \w+ (?:has been|is) )?denied|accès (?:refusé|interdit)|forbidden"
        r"|not authori[sz]ed|you don't have permission|request (?:was )?(?:blocked|rejected)"
        r"|you have been blocked|vous avez été bloqué|not available in your (?:country|region)"
        r"|indisponible dans votre (?:pays|région)|\b403\b",
    ),
    (
        "not-found", "une page introuvable", "a page not found",
        r"page (?:not found|introuvable|non trouvée)|not found|introuvable|\b404\b|\b410\b"
        r"|n'existe (?:pas|plus)|no longer (?:exists|available)|doesn't exist|does not exist"
        r"|couldn't find|could not be found|can't find",
    ),
    (
        "error", "une page d'erreur", "an error page",
        r"(?:internal )?server error|service (?:is )?(?:temporarily )?unavailable|bad gateway"
        r"|gateway time-?out|something went wrong|une erreur (?:est survenue|s'est produite)"
        r"|erreur interne|too many requests|\b50[0-4]\b|\b429\b|under maintenance|en maintenance"
        r"|service indisponible|unexpected error",
    ),
    (
        "script", "une page qui demande JavaScript", "a page that asks for JavaScript",
        r"(?:enable|activate|requires?|needs?|turn on) javascript"
        r"|javascript (?:is )?(?:disabled|required)"
        r"|activer? javascript|javascript est désactivé|unsupported browser|navigateur non pris",
    ),
    (
        "wall", "une demande de consentement", "a demand for consent",
        r"before you continue|avant de continuer|we value your privacy"
        r"|nous respectons votre vie privée"
        r"|accept (?:all )?cookies|(?:tout|continuer sans) accepter|accepter (?:tous )?les cookies",
    ),
    (
        "login", "une page de connexion", "a sign-in page",
        r"(?:sign|log) in to (?:continue|your)|please (?:sign|log) in|connectez-vous pour"
        r"|veuillez vous (?:connecter|identifier)|forgot (?:your )?password|mot de passe oublié",
    ),
)  # fmt: skip
FAILURES = tuple((kind, fr, en, re.compile(pattern)) for kind, fr, en, pattern in SIGNS)
OF_TERMS = (
    "personal data", "personal information", "données personnelles", "caractère personnel",
    "privacy",
    "confidentialité", "agreement", "terms", "conditions", "contrat", "we collect",
    "nous collectons", "cookies", "third part", "tiers", "liabil", "responsab", "rights", "droits",
    "licens", "licenc", "gdpr", "rgpd", "processor", "sous-trait", "retention", "conserv",
    "governing", "applicable",
)  # fmt: skip
WORTH, LEAST = 6, 3


def refuse_failure(text: str, *, bare: bool = False) -> None:
    """Refuse a page that is not the document; say which kind of failure it is."""
    kind = failure(text)
    if kind is None and bare and not speaks_of_terms(text.casefold(), WORTH):
        kind = "script"
    for name, fr, en, _ in FAILURES:
        if name == kind:
            raise FailedCapture(name, fr, en)


def failure(text: str) -> str | None:
    """The kind of failed capture that a text is, or None."""
    folded = text[:LONGEST].replace("’", "'").casefold()
    if len(text) > LONGEST or speaks_of_terms(folded, WORTH):
        return None
    return next((kind for kind, _, _, pattern in FAILURES if pattern.search(folded)), None)


def relevant(text: str) -> bool:
    """Whether a text speaks as terms do; if not it is read all the same, with a warning."""
    return any(speaks_of_terms(text[:length].casefold(), LEAST) for length in (6_000, 60_000))


def speaks_of_terms(folded: str, least: int) -> bool:
    """Whether a text holds that many of the words that terms are made of."""
    return len(tuple(islice((word for word in OF_TERMS if word in folded), least))) == least
