"""What this room refuses to people. What a protocol refuses is in the folder of its door."""

import secrets

from django.utils.translation import gettext_lazy as _

from egide.kit.errors import Missing, Refusal
from egide.trust.disclosure.admission import Reason
from egide.trust.disclosure.identification import Stop


class Shut(Refusal):
    """A door stays shut for somebody. `reference`: what they may quote; it says nothing of them."""

    code = "door-shut"
    status = 403
    what = _("Cette porte est fermée.")

    def __init__(self, reason: Reason, service: str, *, pupil: bool) -> None:
        super().__init__(reason.value)
        self.reason, self.service, self.pupil = reason, service, pupil
        self.reference = f"P-{secrets.token_hex(4).upper()}"


class NoJournal(Refusal):
    """Nobody opened the journal of this academy for this school year."""

    code = "no-journal"
    status = 503
    what = _("Le journal de cette académie n’est pas ouvert : rien n’est sorti.")
    way_out = _("Qui gère Égide doit l’ouvrir ; réessayez ensuite.")


class NoSuchClient(Refusal):
    """Nobody registered a client of that name at that door."""

    code = "no-such-client"
    status = 404
    what = _("Aucun client de ce nom n’est inscrit à cette porte.")
    way_out = _("Vérifiez le nom et la porte.")


class NoReason(Refusal):
    """Everybody would be renamed to a service, and nobody says why, or for how long both count."""

    code = "no-reason"
    what = _("Renommer tout le monde auprès d’un service demande une raison.")
    way_out = _(
        "Dites pourquoi, et pendant combien de jours l’ancien nom compte encore (366 au plus)."
    )


class NoWayIn(Refusal):
    """No identity provider is joined to this gateway."""

    code = "no-way-in"
    status = 503
    what = _("Aucun espace numérique de travail n’est relié à cette adresse.")
    way_out = _("Passez par l’espace numérique de votre école.")


class NotOfASchool(Refusal):
    """Who arrived is of no school, or no longer."""

    code = "not-of-a-school"
    status = 403
    what = _("Ce compte n’est plus rattaché à une école.")
    way_out = _("Demandez au secrétariat de l’école de vérifier l’annuaire.")


class NotTheirs(Missing):
    """A choice that is not theirs to make or to take back; said as if there were none."""

    code = "no-such-choice"
    what = _("Ce choix n’existe pas, ou n’est pas le vôtre.")
    way_out = _("Revenez à la page de votre enfant : elle montre vos choix.")


class TooYoung(Refusal):
    """Under fifteen the law lets a pupil choose with a guardian, not alone."""

    code = "with-a-guardian"
    status = 403
    what = _("Avant 15 ans, ce choix se fait avec un parent.")
    way_out = _("Parles-en à la maison : tes parents ont une page pour le dire.")


class NotALesson(Refusal):
    """No lesson of that number, or one that would be too short or too long."""

    code = "not-a-lesson"
    what = _("Une ouverture en classe dure de 15 minutes à 4 heures.")
    way_out = _("Revenez à la page de la classe et choisissez une durée.")


class NoIdentification(Missing):
    """No request of that number."""

    code = "no-identification"
    what = _("Cette demande n’existe pas.")
    way_out = _("La page de l’établissement montre celles qui ont été faites.")


STOPPED = {
    Stop.SAME_PERSON: _("Il faut deux personnes : quelqu’un d’autre que vous doit accepter."),
    Stop.SAME_SEAT: _("Il faut deux regards : la direction et la protection des données."),
    Stop.LAPSED: _("Le délai de cette demande est passé."),
    Stop.DECIDED: _("Quelqu’un a déjà répondu à cette demande."),
    Stop.NOT_ALLOWED: _("Cette demande n’a pas été acceptée, ou il y manque le nom ou le motif."),
    Stop.SHOWN: _("La réponse a déjà été montrée : elle ne l’est qu’une fois."),
    Stop.SOMEBODY_ELSES: _("La réponse n’est montrée qu’à qui l’a demandée."),
}


class NotIdentified(Refusal):
    """Nobody is named: something of the two persons, the delay or the single look is missing."""

    code = "not-identified"
    status = 403
    way_out = _("Faites une nouvelle demande, avec un motif ; une autre personne y répondra.")

    def __init__(self, stop: Stop) -> None:
        super().__init__(stop.value)
        self.stop = stop
        self.what = STOPPED[stop]  # type: ignore[misc]  # one sentence for each reason
