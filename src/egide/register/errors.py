"""What this room refuses."""

from django.utils.translation import gettext_lazy as _

from egide.kit.errors import Missing, Refusal


class NoActivity(Missing):
    """No activity of that reference in that register on that day."""

    code = "no-activity"
    what = _("Cette fiche n’est pas dans ce registre, ce jour-là.")
    way_out = _("Revenez au registre, ou changez de jour.")


class NotADay(Refusal):
    """A day that is not one."""

    code = "not-a-day"
    what = _("Ce jour ne se lit pas.")
    way_out = _("Écrivez-le comme 2026-11-24.")


class NoRegister(Refusal):
    """Whoever asks works nowhere that keeps a register."""

    code = "no-register"
    status = 404
    what = _("Aucun registre n’est rattaché à votre compte.")
    way_out = _("Demandez l’adresse du registre à l’établissement ou à l’académie.")
