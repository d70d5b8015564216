"""What this door refuses: to a tool as its protocol says it, or to whoever stands there."""

from django.utils.translation import gettext_lazy as _

from egide.kit.errors import Refusal


class Refused(Exception):
    """Said to a tool (RFC 6749, section 5.2; LTI services answer alike). No value of anybody."""

    def __init__(self, error: str, about: str = "", *, status: int = 400) -> None:
        super().__init__(error)
        self.error, self.about, self.status = error, about, status


class NoSuchTool(Refusal):
    """A tool, a class or a content that is not there for whoever asks."""

    code = "no-such-tool"
    status = 404
    what = _("Cet outil n’est pas dans votre espace.")
    way_out = _("Revenez à votre espace de travail : il montre les outils ouverts.")


class WrongWay(Refusal):
    """An unknown tool or an address that is not its own: nobody is sent there."""

    code = "wrong-way"
    what = _("Ce lien ne mène nulle part de sûr : l’outil n’est pas connu sous cette adresse.")
    way_out = _("Revenez dans votre espace de travail. Le fournisseur de l’outil doit corriger.")


class StaleLaunch(Refusal):
    """A launch that was used, that is over, or that another session began."""

    code = "stale-launch"
    what = _("Cette ouverture est passée ou déjà utilisée.")
    way_out = _("Fermez cette fenêtre et ouvrez l’outil à nouveau depuis votre espace.")


class NotChosen(Refusal):
    """What a tool sent back as contents cannot be kept."""

    code = "not-chosen"
    what = _("L’outil a rendu un choix de contenus qui n’est pas lisible ou pas permis.")
    way_out = _("Choisissez à nouveau. Si cela revient, le fournisseur de l’outil doit corriger.")


class NoSuchApplication(Refusal):
    """No tool asked that here, or somebody decided already."""

    code = "no-such-application"
    status = 404
    what = _("Aucun outil n’attend ici de réponse sous ce numéro.")
    way_out = _("La page des outils qui s’inscrivent montre ceux qui attendent.")


class NotInvited(Refusal):
    """A service without an agreement here, or an address that is no tool's."""

    code = "not-invited"
    what = _("Un outil s’inscrit pour un service sous convention, à une adresse en https.")
    way_out = _("Choisissez un service de la liste et recopiez l’adresse du fournisseur.")
