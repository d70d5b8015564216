"""What this room refuses."""

from django.utils.translation import gettext_lazy as _

from egide.kit.errors import Missing


class NoNotice(Missing):
    """No notice of that number."""

    code = "no-notice"
    what = _("Cette information n’existe pas.")
    way_out = _("La page des outils de l’établissement les montre toutes.")
