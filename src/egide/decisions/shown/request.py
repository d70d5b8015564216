"""The page of one request: what is asked, by whom, where it stands, whom it waits for."""

from collections.abc import Sequence
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from egide.decisions import places
from egide.decisions.places import School
from egide.decisions.queries.requests import Advised, Asked, Stage
from egide.decisions.seats import Seat
from egide.decisions.sheets import Supporter
from egide.decisions.shown.lang import day, short
from egide.decisions.shown.steps import Step, drawn
from egide.people.queries import Classroom

MOST = 3  # classes in a title: the page names them all
SIDES = {name: f"decisions/parts/side_{name}.html" for name in ("sign", "advise", "reader")}
SIGNS = {True: gettext_lazy("la ou le DASEN"), False: gettext_lazy("la direction")}
ENDED = {
    Stage.AGREED: gettext_lazy("Signé le %(day)s."),
    Stage.DECLINED: gettext_lazy("Refusé le %(day)s."),
    Stage.WITHDRAWN: gettext_lazy("Retiré le %(day)s."),
}


def shown(asked: Asked, *, reader: UUID, seat: Seat) -> dict[str, object]:
    """What every reader of a request sees."""
    school = places.school(asked.school)
    wished = {group for one in asked.supporters for group in one.groups}
    classes = places.classes_of(school, wished)
    return {
        "asked": asked,
        "school": school.here,
        "title": title(asked.name, classes),
        "by": by_whom(asked),
        "wishes": wishes(asked.supporters, classes),
        "mine": any(one.person == reader for one in asked.supporters),
        "steps": steps(asked, primary=school.is_public_primary),
        "seat": seat,
        "side": SIDES[side(asked, seat)],
        "waits": waits(asked, school),
        "ended": ENDED[asked.stage] % {"day": day(asked.ended_on)} if asked.stage.over else "",
        "agreed": next(iter(asked.agreements), None),
    }


def side(asked: Asked, seat: Seat) -> str:
    """What stands beside the page: to sign, to advise, or to follow."""
    if asked.stage.over:
        return "reader"
    if seat.signs:
        return "sign"
    return "advise" if seat.advises else "reader"


def title(name: str, classes: Sequence[Classroom]) -> str:
    """What signing would do, in a line."""
    if not classes:
        return _("Ouvrir %(name)s à tout l’établissement") % {"name": name}
    if len(classes) > MOST:
        return _("Ouvrir %(name)s à %(n)s classes") % {"name": name, "n": len(classes)}
    names = ", ".join(one.name for one in classes)
    return _("Ouvrir %(name)s : %(classes)s") % {"name": name, "classes": names}


def by_whom(asked: Asked) -> str:
    """Who asked first, how many joined."""
    if not asked.supporters:
        return _("Demande du %(day)s") % {"day": day(asked.on)}
    first = short(asked.supporters[0].name)
    said = _("Demande de %(name)s, du %(day)s") % {"name": first, "day": day(asked.on)}
    others = len(asked.supporters) - 1
    joined = ngettext("%(n)s collègue la soutient", "%(n)s collègues la soutiennent", others)
    return f"{said}. {joined % {'n': others}}." if others else said


def wishes(supporters: Sequence[Supporter], classes: Sequence[Classroom]) -> list[dict[str, str]]:
    """Who wishes for it, for which classes, what for."""
    names = {one.id: one.name for one in classes}
    return [
        {
            "name": one.name,
            "classes": ", ".join(names[group] for group in one.groups if group in names),
            "what_for": one.what_for,
            "on": day(one.on),
        }
        for one in supporters
    ]


def steps(asked: Asked, *, primary: bool) -> list[Step]:
    """From the wish to the open door."""
    line = [
        (_("Demandé"), day(asked.on)),
        *([] if asked.service else [(_("Lecture des conditions"), _("dans le catalogue"))]),
        (advice(asked.opinion), advised(asked.opinion)),
        (_("Signature"), day(asked.ended_on) if asked.stage is Stage.AGREED else SIGNS[primary]),
        (_("Familles informées"), _("dès la signature")),
        (_("Porte ouverte"), ""),
    ]
    if asked.stage is Stage.AGREED:
        return drawn(line, len(line))
    reached = 2 if asked.opinion and asked.opinion.current and asked.service else 1
    return drawn(line, reached, stopped=asked.stage.over)


def advice(opinion: Advised | None) -> str:
    """The step of the opinion."""
    if opinion is None:
        return _("Avis")
    if not opinion.current:
        return _("Nouvel avis")
    return _("Avis favorable") if opinion.favourable else _("Avis défavorable")


def advised(opinion: Advised | None) -> str:
    """Who gave it, and when."""
    if opinion is None:
        return _("protection des données")
    if not opinion.current:
        return _("le verdict a bougé depuis")
    return f"{short(opinion.by)}, {day(opinion.on)}"


def waits(asked: Asked, school: School) -> str:
    """Whom the request waits for, in a sentence."""
    if asked.stage is Stage.TO_READ:
        return _("Ses conditions doivent d’abord être lues.")
    if asked.stage is Stage.TO_ADVISE:
        if asked.opinion:
            return _("Le verdict a bougé depuis l’avis : un nouvel avis est attendu.")
        return _("L’avis de protection des données est attendu.")
    who = SIGNS[school.is_public_primary]
    return _("La décision est attendue : c’est %(who)s qui signe.") % {"who": who}
