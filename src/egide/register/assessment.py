"""The impact assessment (GDPR, art. 35), pre-filled from the verdict; what only a person can say

is left open and shown as a gap. It is a draft: nothing here says that an assessment was made.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from egide.decisions.document.queries import Opinion
from egide.law.words import words
from egide.register.activity import Activity, Criterion
from egide.register.fiche import fiche
from egide.register.rows import Block, Row, gap, lang, row
from egide.trust.outcome import Outcome

# The criteria that make an assessment likely to be due (guidelines WP 248): two are enough.
DUE = 2
SIGNS: Mapping[str, tuple[Promise, frozenset[str]]] = {
    "scoring": (gettext_lazy("Évaluation ou notation de personnes"), frozenset({"true"})),
    "ai_evaluates": (gettext_lazy("Décision ou orientation automatisée"), frozenset({"true"})),
    "monitoring": (gettext_lazy("Surveillance de ce que font les élèves"), frozenset({"true"})),
    "special_data": (gettext_lazy("Données sensibles"), frozenset({"true"})),
    "ai": (
        gettext_lazy("Usage nouveau : IA"),
        frozenset({"generative", "other"}),
    ),
    "biometrics": (gettext_lazy("Biométrie"), frozenset({"true"})),
}
NEED = ("FIN", "PUB", "MIN", "CON")
RIGHTS = ("DRO", "POR", "CTR")
RISKS: Mapping[str, tuple[Promise, tuple[str, ...]]] = {
    "access": (gettext_lazy("Accès illégitime aux données"), ("SEC", "HEB", "SST", "INC")),
    "change": (gettext_lazy("Modification non désirée"), ("SEC-02", "SEC-03", "DRO-04")),
    "loss": (gettext_lazy("Disparition des données"), ("SEC-04", "LNG-03", "POR-01")),
}


@dataclass(frozen=True, slots=True)
class Sign:
    """One of the nine criteria: met, or not known."""

    name: str
    label: str
    known: bool


@dataclass(frozen=True)
class Assessment:
    """A draft. `signs`: what makes it due; `due`: enough of them are known to be there."""

    activity: Activity
    signs: tuple[Sign, ...]
    blocks: tuple[Block, ...]

    @property
    def due(self) -> bool:
        """Whether the law most likely wants one."""
        return sum(sign.known for sign in self.signs) >= DUE


def assessment(one: Activity, opinion: Opinion | None = None) -> Assessment:
    """The draft for an activity; `opinion`: what the officer said before the signature."""
    described = fiche(one)[:6]
    judged = (
        Block(_("Nécessité et proportionnalité"), tuple(_criteria(one, NEED))),
        Block(_("Droits des personnes"), tuple(_criteria(one, RIGHTS))),
        Block(_("Risques"), tuple(_risks(one))),
        Block(_("Mesures prévues"), tuple(_measures(one))),
        Block(_("Avis et validation"), tuple(_people(opinion))),
    )
    return Assessment(one, tuple(_signs(one)), (*described, *judged))


def _signs(one: Activity) -> Iterator[Sign]:
    yield Sign("vulnerable", _("Personnes vulnérables : des enfants"), known=True)
    for name, (label, words_of) in SIGNS.items():
        said = one.fact(name)
        if said in words_of:
            yield Sign(name, str(label), known=True)
        elif said == "unknown":
            yield Sign(name, str(label), known=False)
    if one.flows:
        yield Sign("transfers", _("Transfert hors de l’Union européenne"), known=True)


def _criteria(one: Activity, families: tuple[str, ...]) -> Iterator[Row]:
    found = [each for each in one.criteria if each.id.startswith(families)]
    for each in found:
        if each.outcome is not Outcome.NOT_APPLICABLE:
            yield _criterion(one, each)
    if not found:
        yield gap("judged", _("Verdict"), _("aucun texte archivé : à évaluer"))


def _criterion(one: Activity, each: Criterion) -> Row:
    said = words().criterion(one.signed.basis.charter, each.id)
    outcome = words().label("outcomes", each.outcome, lang())
    label = f"{each.id} {said.title[lang()]}"
    if each.lacking:
        return gap(each.id, label, outcome)
    return row(each.id, label, outcome if each.confirmed else f"{outcome} ({_('à relire')})")


def _risks(one: Activity) -> Iterator[Row]:
    """What the verdict says of each risk; how grave and how likely is for a person to say."""
    for name, (label, criteria) in RISKS.items():
        found = [each for each in one.criteria if each.id.startswith(criteria)]
        lacking = [each.id for each in found if each.lacking]
        told = _("points à combler : %(ids)s") % {"ids": ", ".join(lacking)}
        yield gap(name, str(label), told if lacking else _("mesures en place"),
                  _("gravité et vraisemblance à estimer"))  # fmt: skip


def _measures(one: Activity) -> Iterator[Row]:
    return iter(fiche(one)[-1].rows)


def _people(opinion: Opinion | None) -> Iterator[Row]:
    label = _("Avis du délégué à la protection des données")
    if opinion is None:
        yield gap("opinion", label, _("à recueillir"))
    else:
        said = _("favorable") if opinion.favourable else _("défavorable")
        day = words().date(opinion.on, lang())
        yield row("opinion", label, f"{said} : {opinion.text}", f"{opinion.by}, {day}")
    yield gap("heard", _("Avis des personnes concernées ou de leurs représentants"),
              _("conseil d’administration, conseil d’école : à recueillir"))  # fmt: skip
    yield gap("validated", _("Validation par le responsable de traitement"), _("à faire"))
