"""What waits for whoever signed in, and what is open for them: a line a class, a line a task."""

from collections.abc import Sequence
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from egide.decisions import queries as decisions
from egide.decisions.queries import Asked, Held, Pupils, Waiting
from egide.decisions.shown.asking import AtSchool, at_school
from egide.decisions.shown.lang import day, short
from egide.decisions.shown.lists import agreement, message
from egide.decisions.shown.request import steps
from egide.people import queries as people
from egide.people.mandates import SignedIn
from egide.people.queries import Classroom
from egide.people.roles import Role
from egide.trust.agreement.attributes import NAMING

TEACHES = {Role.TEACHER, Role.DIRECTOR}
RUNS = {Role.HEAD, Role.DIRECTOR}
ABOVE = {Role.RECTOR, Role.MINISTRY, Role.AUTHORITY}
# The page that is theirs, for those whom a school's desk does not show.
OWN = {
    Role.GUARDIAN: ("families:mine", _("Mes enfants"), _("Voir les outils de mes enfants")),
    Role.PROVIDER: ("decisions:provider", _("Vos services"), _("Voir ce qui est à signer")),
}
MOST = 3  # news on the home page: the rest is one click away


def desk(person: SignedIn, *, on: date) -> dict[str, object]:
    """The rows of a home page for that person."""
    mandates = people.mandates_of(person.pk, on=on)
    waiting = decisions.waiting_for(person, on=on, mandates=mandates)
    school = at_school(person, on=on, mandates=mandates)
    opened = decisions.agreements_of(school.place, on=on, line=school.line) if school else ()
    news = decisions.told(person, unread_only=True)
    return {
        "waiting": waiting,
        "tasks": tasks(waiting, on),
        "mending": [agreement(one) for one in waiting.to_mend],
        "results": waiting.results,
        "school": school,
        "own": own(person),
        "families": families(person, school),
        "classes": classes(school, opened) if school and person.role in TEACHES else [],
        "tools": [] if person.role in TEACHES else tools(opened),
        "news": [message(one) for one in news[:MOST]],
        "more_news": max(0, len(news) - MOST),
        "wishes": wishes(person, school, on),
        "above": above(person, on),
    }


def above(person: SignedIn, on: date) -> dict[str, object] | None:
    """What goes on below an academy or a ministry: what is tried, what was negotiated."""
    if person.role not in ABOVE or person.place_id is None:
        return None
    tried = decisions.experiments_below(person.place_id, on=on)
    return {
        "trying": sum(not one.agreement.status.over for one in tried),
        "tries": person.role != Role.AUTHORITY,
        "to_read": sum(one.recorded_on is not None for one in tried),
        "frameworks": [agreement(one) for one in decisions.frameworks_of(person.place_id, on=on)],
    }


def own(person: SignedIn) -> dict[str, object] | None:
    """The page of whoever has one of their own: a pupil's is what left about them."""
    if person.role == Role.PUPIL and person.member_id:
        address = reverse("families:left", args=[person.member_id])
        return {"title": _("Et moi ?"), "label": _("Voir ce qui est sorti sur moi"),
                "address": address}  # fmt: skip
    for whose, (route, title, label) in OWN.items():
        if person.role == whose:
            return {"title": title, "label": label, "address": reverse(route)}
    return None


def families(person: SignedIn, school: AtSchool | None) -> str:
    """The code of the school whose families' choices the reader sees: whoever runs it does."""
    return school.line[0].code if school and person.role in RUNS else ""


def tasks(waiting: Waiting, on: date) -> list[dict[str, object]]:
    """Opinions and decisions to give, the oldest first."""
    return [
        {
            "asked": one,
            "where": where(one),
            "opinion": one.opinion if one.opinion and one.opinion.current else None,
            "signs": one in waiting.to_sign,
            "days": (on - one.on).days,
        }
        for one in (*waiting.to_sign, *waiting.to_advise)
    ]


def where(one: Asked) -> str:
    """The school, and who asked first."""
    first = [short(supporter.name) for supporter in one.supporters[:1]]
    return ", ".join([one.school_name, *first])


def classes(school: AtSchool, opened: Sequence[Held]) -> list[dict[str, object]]:
    """Each class with the tools that are open for it."""
    return [{"id": one.id, "name": one.name, "tools": tools(opened, one)} for one in school.classes]


def tools(opened: Sequence[Held], of: Classroom | None = None) -> list[dict[str, object]]:
    """The tools that are open, for a class or for the school; each once."""
    found: dict[str, dict[str, object]] = {}
    for held in opened:
        if held.status.opens and (of is None or decisions.covers(held, Pupils(of.level, of.id))):
            found.setdefault(held.service, tool(held))
    return list(found.values())


def tool(held: Held) -> dict[str, object]:
    """A tool, how pupils enter it, until when."""
    listed = set(held.signed.attributes)
    how = "names" if listed & NAMING else "surname" if listed else "none"
    ends = held.deadline or held.ends
    until = day(ends) if held.deadline or held.signed.kind == "experiment" else ""
    letters = "".join(sign for sign in held.service_name if sign.isalnum())[:2].capitalize()
    return {"held": held, "how": how, "until": until, "short": letters}


def wishes(person: SignedIn, school: AtSchool | None, on: date) -> list[dict[str, object]]:
    """The reader's own requests that go on, drawn; whoever runs the school has its list."""
    if school is None or person.role not in TEACHES:
        return []
    primary = school.is_public_primary
    mine = decisions.wished_by(person.pk, school.place)
    return [{"asked": one, "steps": steps(one, primary=primary)} for one in mine]
