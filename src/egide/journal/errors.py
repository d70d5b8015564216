"""What this room refuses."""

from django.utils.translation import gettext_lazy as _

from egide.kit.errors import Missing, Refusal


class NoSuchLog(Missing):
    """No journal by that name."""

    code = "no-such-log"
    what = _("Il n’y a pas de journal à ce nom.")
    way_out = _("La liste des journaux est à l’adresse /journal/.")


class NoSuchTile(Missing):
    """No tile of that log at that address."""

    code = "no-such-tile"
    what = _("Le journal n’a rien à cette adresse.")
    way_out = _("Demandez d’abord le sommet signé : sa taille dit quelles tuiles existent.")


class NoSuchLine(Missing):
    """No line at that place, or its person was erased."""

    code = "no-such-line"
    what = _("Cette ligne n’est pas dans le journal, ou a été effacée à votre demande.")
    way_out = _("Vérifiez le numéro de la ligne.")


class NotSignedYet(Refusal):
    """The line is written; the checkpoint that will hold it is a few seconds away."""

    code = "not-signed-yet"
    status = 409
    what = _("Cette ligne est écrite, mais le journal n’est pas encore signé jusque-là.")
    way_out = _("Revenez dans une minute.")


class AlreadySaid(Refusal):
    """A line that may be written once was written before: what it answers has left already."""

    code = "already-said"
    status = 409
    what = _("Cela a déjà été inscrit au journal, une fois pour toutes.")
    way_out = _("Recommencez depuis votre espace de travail.")


class JournalClosed(Refusal):
    """The line could not be written, so nothing may leave."""

    code = "journal-closed"
    status = 503
    what = _("Le journal ne peut pas être écrit : rien n’est sorti.")
    way_out = _("Réessayez dans un instant.")


class NotCosigned(Refusal):
    """What a witness sent is no cosignature of a checkpoint of this log."""

    code = "not-cosigned"
    status = 403
    what = _("Aucun témoin connu n’a signé ce sommet du journal.")
    way_out = _("Envoyez un sommet publié par ce journal, signé par un témoin de sa liste.")


class Unreadable(Refusal):
    """A body that does not follow the format."""

    code = "unreadable"
    what = _("Ce qui a été envoyé ne suit pas le format.")
    way_out = _("Les formats sont décrits dans docs/formats et sur c2sp.org.")


class NoKey(Exception):
    """A fault of the installation: the log has no key that this process can read."""
