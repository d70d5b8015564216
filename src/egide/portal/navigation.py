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


READS_REGISTER = frozenset(
    {
        Role.HEAD,
        Role.DIRECTOR,
        Role.DASEN,
        Role.RECTOR,
        Role.REVIEWER,
        Role.AUDITOR,
        Role.MINISTRY,
    }
)
ENTRIES = (
    Entry("portal:home", _("Accueil")),
    Entry("portal:catalogue", _("Catalogue")),
    Entry("verdicts:trial", _("Essayer")),
    Entry("law:day", _("Le droit")),
    Entry("law:charters", _("La charte")),
    Entry("verdicts:what-if", _("Et si…")),
    Entry("people:own", _("Mon établissement"), frozenset(Role) - {Role.PUPIL, Role.GUARDIAN}),
    Entry("register:mine", _("Registre"), READS_REGISTER),
    Entry("families:mine", _("Mes enfants"), frozenset({Role.GUARDIAN})),
    Entry("verdicts:reviews", _("Relecture"), frozenset({Role.REVIEWER})),
)


def entries(request: HttpRequest) -> dict[str, object]:
    """What `kit/base.html` needs to know of the house."""
    role = getattr(getattr(request, "user", None), "role", "")
    seen = [entry for entry in ENTRIES if not entry.roles or role in entry.roles]
    return {
        "navigation": [shown(entry, request.path) for entry in seen],
        "demonstration": settings.PERSONAS,
    }


def shown(entry: Entry, path: str) -> dict[str, object]:
    """An entry as the template prints it; the page under it stays marked on its sub-pages."""
    address = reverse(entry.route)
    current = path == address or (address != "/" and path.startswith(f"{address.rstrip('/')}/"))
    return {"address": address, "label": entry.label, "current": current}
