"""What this room refuses to people. What a protocol refuses is in the folder of its door."""

import secrets

from django.utils.translation import gettext_lazy as _

from egide.kit.errors import Refusal
from egide.trust.disclosure.admission import Reason


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
