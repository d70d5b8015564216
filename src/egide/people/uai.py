"""The code of a school (UAI): seven digits and a letter that their remainder by 23 gives.

Real exports hold wrong keys: an import warns. Whoever types one made a mistake: a form refuses.
"""

import re
from enum import Enum

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

KEYS = "ABCDEFGHJKLMNPRSTUVWXYZ"
SHAPE = re.compile(r"[0-9]{7}[A-Z]", re.ASCII)


class Uai(Enum):
    """What a code is worth."""

    SOUND = "sound"
    WRONG_KEY = "wrong-key"
    WRONG_SHAPE = "wrong-shape"


def key(digits: str) -> str:
    """The letter that goes with seven digits."""
    return KEYS[int(digits) % len(KEYS)]


def looked_at(code: str) -> Uai:
    """What a code is worth."""
    if not SHAPE.fullmatch(code):
        return Uai.WRONG_SHAPE
    return Uai.SOUND if key(code[:7]) == code[7] else Uai.WRONG_KEY


def validate_uai(typed: str) -> None:
    """Refuse a code that somebody typed wrong; for the `validators` of a form field."""
    seen = looked_at(typed.strip().upper())
    if seen is Uai.WRONG_SHAPE:
        raise ValidationError(
            _("Un code UAI est fait de sept chiffres et d’une lettre, comme 0351234B."),
            code="uai-shape",
        )
    if seen is Uai.WRONG_KEY:
        raise ValidationError(
            _("La lettre de ce code UAI ne va pas avec ses chiffres : vérifiez la saisie."),
            code="uai-key",
        )
