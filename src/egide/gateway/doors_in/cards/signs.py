"""What a code and a card are made of, and how they are drawn by lot.

A code is six letters that nobody mistakes and that spell no word: 47 million. A card is four
different pictures of sixteen, in order: 43,680. Neither says anything of a class or of a pupil.
"""

import secrets
from collections.abc import Collection
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

LETTERS: Final = "BCDFGHJKLMNPRSTVWXZ"
LENGTH: Final = 6
PICTURES: Final[dict[str, Promise]] = {
    "soleil": _("le soleil"), "lune": _("la lune"), "etoile": _("l’étoile"),
    "nuage": _("le nuage"), "fleur": _("la fleur"), "arbre": _("l’arbre"),
    "pomme": _("la pomme"), "champignon": _("le champignon"), "poisson": _("le poisson"),
    "chat": _("le chat"), "papillon": _("le papillon"), "escargot": _("l’escargot"),
    "maison": _("la maison"), "bateau": _("le bateau"), "ballon": _("le ballon"),
    "cle": _("la clé"),
}  # fmt: skip
MANY: Final = 4

Card = tuple[str, ...]


def a_code() -> str:
    """A code that nobody guesses."""
    return "".join(secrets.choice(LETTERS) for _ in range(LENGTH))


def as_typed(text: str) -> str:
    """A code as somebody typed it: small letters, spaces and hyphens count for nothing."""
    return "".join(letter for letter in text[:40].upper() if letter in LETTERS)


def a_card(taken: Collection[Card]) -> Card:
    """A card that nobody of the class has."""
    while True:
        drawn = tuple(secrets.SystemRandom().sample(list(PICTURES), MANY))
        if drawn not in taken:
            return drawn
