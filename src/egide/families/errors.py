"""What this room refuses."""

from django.utils.translation import gettext_lazy as _

from egide.kit.errors import Missing


class NoNotice(Missing):
    """No notice of that number."""

    code = "no-notice"
    what = _("Cette information n’existe pas.")
    way_out = _("La page des outils de l’établissement les montre toutes.")


class NoTool(Missing):
    """No class of the child uses that tool."""

    code = "no-tool-of-theirs"
    what = _("Les classes de cet enfant n’utilisent pas cet outil.")
    way_out = _("La page de l’enfant montre les outils de ses classes.")


class NoErasure(Missing):
    """No request of that number, or one that is done, or that nobody has read."""

    code = "no-erasure"
    what = _("Cette demande n’existe pas, ou elle est déjà faite.")
    way_out = _("La page des familles de l’établissement montre celles qui attendent.")
