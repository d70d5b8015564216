"""Where each legal fact is found on a page, and the short name of an instrument."""

from collections.abc import Iterable

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from egide.trust.law import Fact

# A theme takes the facts whose name starts with one of these words; the first theme speaks.
THEMES: tuple[tuple[str, str | Promise, tuple[str, ...]], ...] = (
    ("transferts", _("Envoyer des données hors d’Europe"),
     ("transfer.us.", "transfer.scc", "transfer.assessment")),
    ("pays", _("Pays reconnus"), ("transfer.adequacy.",)),
    ("donnees", _("Données personnelles"),
     ("gdpr", "directive.", "lil.1978", "lil.formalities", "digital_republic")),
    ("age", _("Âge"), ("lil.age",)),
    ("traceurs", _("Traceurs"), ("lil.trackers",)),
    ("ia", _("Intelligence artificielle"), ("ai_act.", "men.ai_")),
    ("contrat", _("Langue, contrat et juge"), ("toubon", "civil.", "data_act", "dsa")),
    ("hebergement", _("Hébergement des données sensibles"), ("hds", "sren.")),
    ("ecole", _("École"), ("men.", "ent.", "gar.", "decree.")),
    ("acces", _("Accessibilité"), ("rgaa",)),
    ("espace", _("Espace économique européen"), ("eea.",)),
)  # fmt: skip
# Instruments drawn one above the other, oldest first; names of their own are not translated.
US = {
    "transfer.us.safe_harbour": "Safe Harbour",
    "transfer.us.privacy_shield": "Privacy Shield",
    "transfer.us.dpf": "Data Privacy Framework",
}
CLAUSES: dict[str, str | Promise] = {
    "transfer.scc_2010": _("Clauses types de 2010"),
    "transfer.scc_2010.legacy": _("2010, contrats déjà signés"),
    "transfer.scc_2021": _("Clauses types de 2021"),
    "transfer.assessment": _("Évaluer le pays"),
}
# A change of one of these is a day that people look for.
LANDMARKS = frozenset(
    {*US, *CLAUSES, "gdpr", "ai_act.transparency", "transfer.adequacy.gb", "transfer.adequacy.br"}
)


def theme(fact: str) -> str:
    """The theme of a fact; empty when no theme takes it, which a test forbids."""
    return next((key for key, _label, words in THEMES if fact.startswith(words)), "")


def by_theme(facts: Iterable[Fact]) -> list[tuple[str, str | Promise, list[Fact]]]:
    """Facts under their themes, in the order of the page; a theme without facts is left out."""
    held = list(facts)
    grouped = (
        (key, label, [fact for fact in held if theme(fact.id) == key])
        for key, label, _words in THEMES
    )
    return [group for group in grouped if group[2]]
