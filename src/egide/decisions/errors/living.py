"""What is refused of an agreement once signed, of a framework, of a level’s word."""

from django.utils.translation import gettext_lazy as _

from egide.kit.errors import Missing, Refusal


class NoSuchAgreement(Missing):
    """No agreement has that number."""

    code = "no-such-agreement"
    what = _("Cette convention n’existe pas ici.")
    way_out = _("Revenez à la liste des conventions.")


class NotOpen(Refusal):
    """A framework, an offer or an agreement that opens nothing today."""

    code = "not-open"
    status = 409
    what = _("Cette convention n’est pas en vigueur : rien ne se fait avec elle aujourd’hui.")
    way_out = _("Voyez dans son histoire ce qui lui est arrivé.")


class NotThatKind(Refusal):
    """What is asked makes no sense for this kind of agreement."""

    code = "not-that-kind"
    status = 409
    what = _("Cela ne se fait pas avec ce genre de convention.")
    way_out = _("Revenez à la page de la convention.")


class AlreadyJoined(Refusal):
    """The school joined that framework already."""

    code = "already-joined"
    status = 409
    what = _("L’établissement a déjà adhéré à cette convention.")
    way_out = _("Rien à faire : elle est dans la liste de ses conventions.")


class NoReason(Refusal):
    """Something that must be said to people has no reason."""

    code = "no-reason"
    status = 422
    what = _("Il faut dire pourquoi, en une phrase.")
    way_out = _("Écrivez la raison : les personnes concernées la liront.")


class StillRefused(Refusal):
    """What suspended the agreement still stands."""

    code = "still-refused"
    status = 409
    what = _("Ce qui a suspendu cette convention n’a pas changé.")
    way_out = _("Voyez ce que le fournisseur devrait changer, ou choisissez un outil équivalent.")


class Laxer(Refusal):
    """A level below never opens what a level above closed or framed."""

    code = "laxer"
    status = 409
    what = _("Un niveau au-dessus est plus strict : cela n’ouvrirait rien.")
    way_out = _("Vous pouvez être plus strict, jamais moins.")


class NotACondition(Refusal):
    """A text that is no condition of the vocabulary."""

    code = "not-a-condition"
    status = 422
    what = _("Cette condition n’est pas de la liste.")
    way_out = _("Reprenez une condition de la liste.")


class AlreadyRecorded(Refusal):
    """What came out of the experiment is written already."""

    code = "already-recorded"
    status = 409
    what = _("Le résultat de cette expérimentation est déjà enregistré.")
    way_out = _("Il est sur la page de l’expérimentation.")


class NoClassNamed(Refusal):
    """An experiment is for a few classes."""

    code = "no-class-named"
    status = 422
    what = _("Une expérimentation nomme ses classes.")
    way_out = _("Choisissez une classe ou quelques-unes.")
