"""The roles a person may hold in the portal. Guards name them."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Role(TextChoices):
    """One role a person; mandates, which bind a school, come on top of it."""

    TEACHER = "teacher", _("enseignant ou enseignante")
    HEAD = "head", _("chef ou cheffe d’établissement")
    REVIEWER = "reviewer", _("protection des données")
    PROVIDER = "provider", _("fournisseur")
    DASEN = "dasen", _("directeur ou directrice académique")
    RECTOR = "rector", _("rectorat")
    DIRECTOR = "director", _("directeur ou directrice d’école")
    AUTHORITY = "authority", _("collectivité")
    AUDITOR = "auditor", _("auditeur ou auditrice")
    PUPIL = "pupil", _("élève")
    GUARDIAN = "guardian", _("famille")
    MINISTRY = "ministry", _("ministère")
