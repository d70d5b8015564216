"""The roles a person may hold in the portal. Guards name them."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Role(TextChoices):
    """One role a person; mandates, which bind a school, come on top of it."""

    TEACHER = "teacher", _("enseignant ou enseignante")
    HEAD = "head", _("chef ou cheffe d’établissement")
    REVIEWER = "reviewer", _("protection des données")
    PROVIDER = "provider", _("fournisseur")
    GUARDIAN = "guardian", _("famille")
    MINISTRY = "ministry", _("ministère")
