"""The page of an agreement: what it says, where it stands, its life drawn, what one can do."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from egide.decisions import seats
from egide.decisions.errors import NoSuchAgreement
from egide.decisions.queries import Happened, Held, Tried
from egide.decisions.shown.conditions import by_hand
from egide.decisions.shown.lang import day
from egide.decisions.shown.leaving import leaving
from egide.decisions.shown.lines import lines
from egide.decisions.words import CAUSED
from egide.people import queries as people
from egide.people.mandates import SignedIn
from egide.trust.agreement.life import Status, What
from egide.trust.dated import days_after

MARKS = {
    Status.IN_FORCE: "met",
    Status.WARNED: "if",
    Status.SUSPENDED: "hold",
    Status.TO_COME: "na",
    Status.ENDED: "na",
    Status.EXPIRED: "na",
}
STANDS = {
    Status.IN_FORCE: gettext_lazy("En vigueur"),
    Status.WARNED: gettext_lazy("En vigueur, sous délai"),
    Status.SUSPENDED: gettext_lazy("Suspendue : la porte est fermée"),
    Status.TO_COME: gettext_lazy("À venir"),
    Status.ENDED: gettext_lazy("Terminée"),
    Status.EXPIRED: gettext_lazy("Arrivée à son terme"),
}
HAPPENED = {
    What.WARNED: gettext_lazy("Un délai court"),
    What.SUSPENDED: gettext_lazy("Suspendue"),
    What.RESUMED: gettext_lazy("Rouverte"),
    What.ENDED: gettext_lazy("Terminée"),
    What.EXTENDED: gettext_lazy("Prolongée"),
}


@dataclass(frozen=True, slots=True)
class Moment:
    """A moment of its life: the day, what, why, and the sentence that founds it."""

    on: str
    what: str
    mark: str
    why: str
    quote: str = ""
    by: str = ""


def agreement(held: Held, reader: SignedIn, *, on: date) -> dict[str, object]:
    """All that the template prints; NoSuchAgreement for whoever may not read it."""
    place = held.school or held.organisation
    seat = seats.reader(reader, place, on=on, missing=NoSuchAgreement)
    signed = held.signed
    classes = people.groups(UUID(group) for group in signed.groups)
    return {
        "held": held,
        "mark": MARKS[held.status],
        "stands": STANDS[held.status],
        "until": day(held.deadline) if held.status is Status.WARNED else "",
        "place": people.organisation(place).name,
        "leaving": leaving(signed.attributes),
        "lines": lines(signed, classes, people.pupils_in(signed.groups)),
        "hands": by_hand(held.conditions),
        "life": life(held),
        "seat": seat,
        "rests": rests(held),
        "open": held.status.opens,
        "suspended": held.status is Status.SUSPENDED,
    }


def tried(one: Tried) -> dict[str, object]:
    """The question of an experiment, and what came out."""
    return {
        "one": one,
        "latest": days_after(one.latest, -1),
        "recorded": day(one.recorded_on),
        "over": one.agreement.status.over,
    }


def life(held: Held) -> list[Moment]:
    """From the signature to today, and the end that is known."""
    first = Moment(day(held.signed_on), _("Signée"), "met", "", by=held.signed_by)
    moments = [first, *(moment(one) for one in held.events)]
    if held.ends and not held.status.over:
        moments.append(Moment(day(held.ends), _("Fin"), "na", ""))
    return moments


def moment(one: Happened) -> Moment:
    """Something that happened, with its cause and its reason."""
    marks = {What.WARNED: "if", What.SUSPENDED: "hold", What.RESUMED: "met"}
    why = " ".join(str(part) for part in (CAUSED.get(one.cause, ""), one.reason) if part)
    until = _(" jusqu’au %(day)s") % {"day": day(one.until)} if one.until else ""
    quote = str(one.about.get("clause", ""))
    return Moment(
        day(one.on), f"{HAPPENED[one.what]}{until}", marks.get(one.what, "na"), why, quote, one.by
    )


def rests(held: Held) -> list[tuple[str, str]]:
    """What the signature bound, by digest."""
    basis = held.signed.basis
    return [
        (_("Convention"), held.signed.digest),
        (_("Verdict"), basis.verdict),
        (_("Charte"), basis.charter),
        *((name, sha) for name, sha in sorted(basis.terms.items())),
    ]
