"""What this room refuses."""

from django.utils.translation import gettext_lazy as _

from egide.kit.errors import Missing, Refusal


class NoSuchClass(Missing):
    """No level of the French school by that name."""

    code = "no-such-class"
    what = _("Ce niveau de classe n’existe pas.")
    way_out = _("Choisissez un niveau dans la liste de la page.")


class NoTerms(Missing):
    """No text of the service was archived by that day: nothing can be judged."""

    code = "no-terms-yet"
    what = _("Aucun texte de ce service n’était archivé ce jour-là.")
    way_out = _("Choisissez un jour plus récent, ou donnez ses conditions à lire.")


class AlreadyDecided(Refusal):
    """Someone else said a word on this answer while the page was open."""

    code = "already-decided"
    status = 409
    what = _("Une autre personne a décidé de cette réponse pendant votre relecture.")
    way_out = _("Relisez la réponse : elle s’affiche maintenant avec sa décision.")

    def __init__(self, question: str) -> None:
        super().__init__(question)
        self.question = question


class NoSuchQuestion(Missing):
    """No question of that name is put to a document."""

    code = "no-such-question"
    what = _("Cette question n’est pas posée aux textes.")
    way_out = _("Choisissez une question dans la liste de la page.")
