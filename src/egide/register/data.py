"""The categories of data of a fiche: what leaves, what pupils make, what never leaves."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from egide.decisions.document.words import NEVER, attributes
from egide.register.activity import Activity
from egide.register.rows import Row, gap, row
from egide.trust.agreement.attributes import Attribute

IDENTITY = (
    Attribute.PSEUDONYM,
    Attribute.FORMER_PSEUDONYM,
    Attribute.DISPLAY_NAME,
    Attribute.GIVEN_NAME,
    Attribute.FAMILY_NAME,
    Attribute.MAIL,
)
SCHOOLING = (Attribute.ROLE, Attribute.SCHOOL, Attribute.GROUP, Attribute.LEVEL)
TRUE, FALSE, UNKNOWN = "true", "false", "unknown"


def data(one: Activity) -> Iterator[Row]:
    """Each category of the model, said to be empty where it is."""
    yield row("identity", _("État civil, identité"), *_listed(one, IDENTITY))
    yield row("personal_life", _("Vie personnelle"), _("aucune"))
    yield row("schooling", _("Vie scolaire et professionnelle"), *_listed(one, SCHOOLING))
    yield row("economic", _("Informations économiques"), _("aucune"))
    yield row("connection", _("Données de connexion"), *_connection(one))
    yield _declared(one, "sensors", _("Localisation, caméra, micro"), _("peuvent être demandés"))
    yield _declared(one, "pupil_content", _("Autres : ce que font les élèves"), _("travaux gardés"))
    yield _declared(one, "special_data", _("Données sensibles"), _("prévues par l’outil"))
    yield row("never", _("Ne sort jamais"), *map(str, NEVER))


def _listed(one: Activity, kinds: tuple[Attribute, ...]) -> list[str]:
    listed = [name for name in one.attributes if name in kinds]
    return attributes(listed) or [_("aucune")]


def _connection(one: Activity) -> list[str]:
    """An account leaves traces at the provider's, whatever its kind."""
    language = attributes(name for name in one.attributes if name is Attribute.LANGUAGE)
    return [*language, _("traces techniques chez le fournisseur")]


def _declared(one: Activity, fact: str, label: str, yes: str) -> Row:
    said = one.fact(fact)
    if said == UNKNOWN:
        return gap(fact, label, _("à demander au fournisseur"))
    return row(fact, label, _("aucune") if said == FALSE else yes)
