"""The security measures of a fiche: for each kind, the criteria of the charter that speak of it."""

from collections.abc import Iterator, Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from egide.law.words import words
from egide.register.activity import Activity
from egide.register.rows import Row, gap, lang, row
from egide.trust.outcome import Outcome

# A kind of measure of the CNIL's model -> its label, the criteria that speak of it
MEASURES: Mapping[str, tuple[Promise, tuple[str, ...]]] = {
    "access": (gettext_lazy("Contrôle d’accès"), ("SEC-02", "SEC-06")),
    "tracing": (gettext_lazy("Traçabilité"), ("SEC-03",)),
    "software_protection": (gettext_lazy("Protection des logiciels"), ("PUB-02",)),
    "backup": (gettext_lazy("Sauvegarde"), ("SEC-04",)),
    "encryption": (gettext_lazy("Chiffrement"), ("SEC-01",)),
    "processors": (gettext_lazy("Contrôle des sous-traitants"), ("CTR-01", "SST-01")),
    "incidents": (gettext_lazy("Violations de données"), ("INC-01",)),
}


def protection(one: Activity) -> Iterator[Row]:
    """Each kind of measure: what is found of it, and whether that is proven."""
    for name, (label, criteria) in MEASURES.items():
        found = [each for each in map(one.of, criteria) if each is not None]
        applies = [each for each in found if each.outcome is not Outcome.NOT_APPLICABLE]
        said = [
            f"{words().criterion(one.signed.basis.charter, each.id).title[lang()]} : "
            f"{words().label('outcomes', each.outcome, lang())}"
            for each in applies
        ]
        lacking = not found or any(each.lacking for each in applies)
        make = gap if lacking else row
        yield make(name, str(label), *(said or [_("sans objet") if found else _("à établir")]))
