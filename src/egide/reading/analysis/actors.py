"""Whose act a sentence states: the provider's, its user's, somebody else's."""

from egide.reading.analysis.cast import Cast
from egide.reading.analysis.tokens import BREAKS
from egide.reading.analysis.values import Actor

BEFORE_OBJECTS = frozenset(
    "with to from of for between about against à aux au avec auprès chez contre de du envers entre "
    "pour d".split()
)
LINKING = frozenset(
    "our your their the these those such other certain any all some third party service and or "
    "nos vos leurs les ces autres certains tous des un une d l le la cette notre votre tout toute "
    "authorized trusted external us".split()
)
GRANTS = frozenset(
    "agree consent acknowledge understand authorize accept acceptez reconnaissez consentez "
    "autorisez comprenez convenez accepte reconnaît grant".split()
)
QUALIFIED = frozenset(
    "’ data content information personal support success service services account accounts "
    "experience agreement agreements materials submissions relationship privacy policy terms "
    "conditions records id interaction feedback rights".split()
)
SPEAKERS = frozenset({"we", "nous"})
OBJECTS = frozenset({"us", "me"})


def actor_of(main: tuple[str, ...], row: tuple[str, ...], cast: Cast) -> Actor:
    """The first role that is a subject in the main clause, else anywhere in the sentence."""
    found = first(main, cast)
    if found is Actor.USER and consents(main):
        return Actor.PROVIDER
    if found is not Actor.UNKNOWN or len(main) == len(row):
        return found
    return Actor.PROVIDER if not SPEAKERS.isdisjoint(row) else Actor.UNKNOWN


def first(main: tuple[str, ...], cast: Cast) -> Actor:
    """The first word that names a role and is not an object ("shared with partners")."""
    roles = cast.roles
    for at, word in enumerate(main):
        role = roles.get(word)
        if role is None or is_object(main, at) or qualifies(main, at):
            continue
        if word == "provider" and at and main[at - 1] in {"service", "party", "cloud", "identity"}:
            return Actor.THIRD
        if word in {"processor", "traitant"} and at and main[at - 1] in {"sub", "another"}:
            return Actor.THIRD
        return role
    return Actor.UNKNOWN


def qualifies(main: tuple[str, ...], at: int) -> bool:
    """Whether the word only qualifies the next one: "customer data", "user's account"."""
    return at + 1 < len(main) and main[at + 1] in QUALIFIED


def is_object(main: tuple[str, ...], at: int) -> bool:
    """Whether a preposition stands before the word and its determiners."""
    if main[at] in OBJECTS:
        return True
    for back in range(at - 1, max(-1, at - 9), -1):
        if main[back] in BEFORE_OBJECTS:
            return True
        if main[back] not in LINKING or main[back] in BREAKS:
            return False
    return False


def consents(main: tuple[str, ...]) -> bool:
    """Whether the act is the provider's after all: "you agree that we…"."""
    for at, word in enumerate(main[:12]):
        if word in GRANTS and word != "grant":
            return not SPEAKERS.isdisjoint(main[at + 1 :])
    return False
