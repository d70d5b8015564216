"""The entries of the header, the same on every page. A room that opens adds its line here."""

from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from egide.people.roles import Role


@dataclass(frozen=True, slots=True)
class Entry:
    """A link of the header; `roles` empty means everyone sees it."""

    route: str
    label: str | Promise
    roles: frozenset[str] = frozenset()


SCHOOL = frozenset({Role.TEACHER, Role.HEAD, Role.DIRECTOR})
ABOVE = frozenset({Role.RECTOR, Role.MINISTRY, Role.AUTHORITY, Role.DASEN})
TRIES = frozenset({Role.RECTOR, Role.MINISTRY, Role.REVIEWER, Role.AUDITOR})
REGISTER = (SCHOOL | ABOVE | {Role.REVIEWER, Role.AUDITOR}) - {Role.TEACHER, Role.AUTHORITY}
VISITOR = frozenset({""})
ENTRIES = (
    Entry("portal:home", _("Accueil")),
    Entry("portal:catalogue", _("Catalogue")),
    Entry("decisions:requests", _("Demandes"), SCHOOL),
    Entry("decisions:agreements", _("Conventions"), SCHOOL),
    Entry("decisions:experiments", _("Expérimentations"), TRIES),
    Entry("decisions:frameworks", _("Cadres"), (ABOVE | {Role.HEAD}) - {Role.DASEN}),
    Entry("register:mine", _("Registre"), REGISTER),
    Entry("families:mine", _("Mes enfants"), frozenset({Role.GUARDIAN})),
    Entry("decisions:provider", _("Vos services"), frozenset({Role.PROVIDER})),
    Entry("verdicts:reviews", _("Relecture"), frozenset({Role.REVIEWER})),
    Entry("verdicts:trial", _("Essayer"), VISITOR | {Role.PROVIDER}),
    Entry("law:day", _("Le droit"), VISITOR | {Role.REVIEWER, Role.PROVIDER, Role.AUDITOR}),
    Entry("law:charters", _("La charte"), VISITOR | {Role.PROVIDER, Role.AUDITOR}),
    Entry("verdicts:what-if", _("Et si…"), VISITOR | {Role.AUDITOR}),
)
# What everyone may read and few need each day: at the foot of every page.
FOOT = (
    Entry("verdicts:trial", _("Essayer des conditions")),
    Entry("law:day", _("Le droit")),
    Entry("law:charters", _("La charte")),
    Entry("verdicts:what-if", _("Et si…")),
    Entry("journal:index", _("Le journal public")),
)


def entries(request: HttpRequest) -> dict[str, object]:
    """What `kit/base.html` needs to know of the house."""
    role = getattr(getattr(request, "user", None), "role", "")
    seen = [entry for entry in ENTRIES if not entry.roles or role in entry.roles]
    routes = {entry.route for entry in seen}
    return {
        "navigation": [shown(entry, request.path) for entry in seen],
        "foot": [shown(entry, request.path) for entry in FOOT if entry.route not in routes],
        "demonstration": settings.PERSONAS,
    }


def shown(entry: Entry, path: str) -> dict[str, object]:
    """An entry as the template prints it; the page under it stays marked on its sub-pages."""
    address = reverse(entry.route)
    current = path == address or (address != "/" and path.startswith(f"{address.rstrip('/')}/"))
    return {"address": address, "label": entry.label, "current": current}
