"""An activity as a reader meets it: the blocks and lines of a fiche, a gap where nobody has said.

Page, ODS and PDF print the same lines. Spoken in the language under way.
"""

from collections.abc import Iterable, Iterator

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from egide.decisions.document.words import condition, country
from egide.law.words import words
from egide.register.activity import Activity
from egide.register.data import data
from egide.register.protection import protection
from egide.register.rows import Block, Row, gap, lang, row, value
from egide.register.transfers import transfer_rows
from egide.trust.agreement.life import Status
from egide.trust.agreement.value import Controller
from egide.trust.outcome import SILENT, UNKNOWN

STATUSES: dict[Status, Promise] = {
    Status.TO_COME: gettext_lazy("à venir"),
    Status.IN_FORCE: gettext_lazy("en cours"),
    Status.WARNED: gettext_lazy("en cours, sous délai"),
    Status.SUSPENDED: gettext_lazy("suspendue"),
    Status.ENDED: gettext_lazy("terminée"),
    Status.EXPIRED: gettext_lazy("échue"),
}
ANSWERS: dict[Controller, Promise] = {
    Controller.SCHOOL: gettext_lazy("chef ou cheffe d’établissement"),
    Controller.ACADEMY: gettext_lazy("DASEN, pour les écoles publiques"),
    Controller.MINISTRY: gettext_lazy("ministère"),
    Controller.AUTHORITY: gettext_lazy("collectivité"),
}


def fiche(one: Activity) -> tuple[Block, ...]:
    """All that the register says of an activity, in the order of the CNIL's model."""
    return (
        Block(_("Identité"), tuple(_identity(one))),
        Block(_("Finalités"), tuple(_purposes(one))),
        Block(_("Personnes concernées"), tuple(_persons(one))),
        Block(_("Données traitées"), tuple(data(one))),
        Block(_("Durées de conservation"), tuple(_durations(one))),
        Block(_("Destinataires"), tuple(_recipients(one))),
        Block(_("Transferts hors de l’Union européenne"), tuple(transfer_rows(one))),
        Block(_("Sécurité"), tuple(protection(one))),
        Block(_("Conditions de la convention"), tuple(_conditions(one))),
    )


def gaps(blocks: Iterable[Block]) -> int:
    """How many lines wait for somebody."""
    return sum(line.gap for block in blocks for line in block.rows)


def state(one: Activity) -> str:
    """Where it stands."""
    return str(STATUSES[one.status])


def title(one: Activity) -> str:
    """How the activity is named in a list."""
    return _("Usage de %(tool)s en classe") % {"tool": one.tool}


def _identity(one: Activity) -> Iterator[Row]:
    signed = one.signed
    yield row("name", _("Nom"), title(one))
    yield row("reference", _("Référence"), one.reference)
    yield row("created", _("Date de création"), words().date(one.created, lang()))
    yield row("updated", _("Dernière mise à jour"), words().date(one.updated, lang()))
    yield row("state", _("État"), state(one))
    who = f"{signed.organisation.name} ({ANSWERS[signed.controller]})"
    yield row("controller", _("Responsable de traitement"), who)
    yield row("places", _("Établissements"), *one.places)
    yield row("joint", _("Responsables conjoints"), _("aucun"))
    yield row("software", _("Logiciel ou application"), f"{one.tool} ({signed.provider.name})")


def _purposes(one: Activity) -> Iterator[Row]:
    purpose = one.signed.purpose
    if purpose:
        aim = _("Enseigner : %(purpose)s") % {"purpose": purpose}
        yield row("purpose", _("Finalité principale"), aim)
    else:
        yield gap("purpose", _("Finalité principale"), _("à préciser avec l’équipe"))
    second = _("Expérimenter, puis décider") if one.experiment else _("aucune")
    yield row("others", _("Sous-finalités"), second)
    basis = _("Mission d’intérêt public (RGPD, article 6, paragraphe 1, e)")
    yield row("basis", _("Base légale"), basis)


def _persons(one: Activity) -> Iterator[Row]:
    levels = [words().label("levels", level, lang()) for level in one.signed.levels]
    pupils = ", ".join((*one.audience, *levels)) or _("toutes les classes")
    yield row("pupils", _("Élèves"), pupils)
    yield row("teachers", _("Enseignants"), _("ceux de ces classes"))


def _durations(one: Activity) -> Iterator[Row]:
    after = _("%(days)s jours après la fin") % {"days": one.signed.retention_days}
    if one.erased_by:
        after = f"{after} ({words().date(one.erased_by, lang())})"
    yield row("pupil_data", _("Données des élèves"), after)
    ends = words().date(one.ends, lang()) if one.ends else _("sans date de fin")
    yield row("ends", _("Fin de la convention"), ends)


def _recipients(one: Activity) -> Iterator[Row]:
    yield row("internal", _("Internes"), _("Professeurs des classes, direction"))
    yield row("external", _("Externes"), _("aucun"))
    known = f" ({country(one.country, lang())})" if one.country else ""
    yield row("processor", _("Sous-traitant"), f"{one.signed.provider.name}{known}")
    listed = value("subprocessors", one.subprocessors)
    make = row if one.subprocessors in {"listed", "none"} else gap
    yield make("subprocessors", _("Sous-traitants ultérieurs"), listed)
    places = [value("hosting", place) for place in one.hosting]
    make = gap if {SILENT, UNKNOWN} & set(one.hosting) else row
    yield make("hosting", _("Lieux d’hébergement"), *places)


def _conditions(one: Activity) -> Iterator[Row]:
    for number, text in enumerate(one.conditions, start=1):
        line = condition(text, lang())
        keeper = words().label("keepers", line.keeper, lang())
        yield row(f"condition_{number}", line.title, f"{line.sentence} ({keeper})")
    if not one.conditions:
        yield row("condition", _("Conditions"), _("aucune"))
