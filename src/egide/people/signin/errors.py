"""What sign-in refuses, and what to do then. None says whether somebody exists."""

from django.utils.translation import gettext_lazy as _

from egide.kit.errors import Missing, Refusal, Words

AGAIN = _("Revenez à la page « Entrer » et recommencez.")
ASK_AGAIN = _("Demandez une nouvelle invitation à qui vous a donné le lien.")


class TooOften(Refusal):
    """One more knock than a caller is allowed."""

    code = "too-often"
    status = 429
    what = _("Trop d’essais ont été faits d’ici ou avec ce compte.")
    way_out = _("Attendez dix minutes, puis recommencez.")


class Stale(Refusal):
    """The answer to something that was not asked of this browser, or too long ago, or already."""

    code = "stale"
    what = _("La demande d’entrée a expiré, ou a déjà servi.")
    way_out = AGAIN


class Unreadable(Refusal):
    """What the browser sent does not hold together."""

    code = "unreadable"
    what = _("La réponse du navigateur est illisible.")
    way_out = AGAIN


class Unproved(Refusal):
    """The key is unknown here, or its proof does not hold: the two are not told apart."""

    code = "unproved"
    status = 403
    what = _("Cette clé d’accès n’ouvre rien ici.")
    way_out = _("Essayez une autre clé, ou demandez une nouvelle invitation à votre établissement.")


class Stopped(Refusal):
    """The counter of the key went back: somebody else may hold a copy."""

    code = "stopped"
    status = 403
    what = _("Cette clé d’accès est arrêtée : une copie a pu servir ailleurs.")
    way_out = _("Entrez avec une autre clé, ou demandez une nouvelle invitation.")


class NotFresh(Refusal):
    """A change of the ways in, asked by a session that proved nothing lately."""

    code = "not-fresh"
    status = 403
    what = _("Ce changement veut une preuve récente que c’est bien vous.")
    way_out = _("Sur la page « Mes accès », choisissez « Confirmer que c’est moi ».")


class LastWay(Refusal):
    """Without this one, nothing would let its owner in."""

    code = "last-way"
    status = 409
    what = _("C’est votre seule façon d’entrer : elle reste.")
    way_out = _("Ajoutez d’abord une autre clé d’accès, puis retirez celle-ci.")


class KnownAlready(Refusal):
    """The key, or the account, opens for somebody already."""

    code = "known-already"
    status = 409
    what = _("Cette clé ou ce compte sert déjà à entrer ici.")
    way_out = _("Choisissez une autre clé, ou un autre compte.")


class TooManyKeys(Refusal):
    """More keys than a person tells apart."""

    code = "too-many-keys"
    status = 409
    what = _("Vous avez déjà dix clés d’accès.")
    way_out = _("Retirez celles qui ne servent plus.")


class NoInvitation(Refusal):
    """Unknown, used, withdrawn or expired: the four are not told apart."""

    code = "no-invitation"
    status = 404
    what = _("Cette invitation n’est plus valable : elle a servi, ou elle a expiré.")
    way_out = ASK_AGAIN


class NoPerson(Missing):
    """Nobody who signs in has that number."""

    code = "no-person"
    what = _("Personne n’a ce numéro ici.")
    way_out = _("Revenez à la page « Qui entre ici ».")


class MayNotInvite(Refusal):
    """The mandates of the person do not reach that role at that place."""

    code = "may-not-invite"
    status = 403
    what = _("Votre mandat ne permet pas d’inviter cette personne.")
    way_out = _("Adressez-vous à l’académie ou au ministère.")


class WrongInvitation(Refusal):
    """Something in the form of an invitation is missing or too long."""

    code = "wrong-invitation"
    what = _("L’invitation est incomplète.")
    way_out = _("Donnez un nom de 120 signes au plus, un rôle et un établissement.")


class Outside(Refusal):
    """Something went wrong between this house and the service that vouches."""

    code = "outside"
    status = 502
    what = _("Le service de connexion n’a pas répondu comme prévu.")
    way_out = _("Recommencez dans quelques minutes, ou entrez avec une clé d’accès.")

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason

    @property
    def where(self) -> Words:
        """What did not hold, in a word that whoever runs the house looks up."""
        return self.reason


class GaveUp(Refusal):
    """The service says that the person, or it, refused."""

    code = "gave-up"
    status = 403
    what = _("Le service de connexion n’a pas confirmé qui vous êtes.")
    way_out = AGAIN


class NotLinked(Refusal):
    """The account is real and opens nothing here. Its e-mail address is not asked."""

    code = "not-linked"
    status = 403
    what = _("Ce compte n’est relié à personne ici.")
    way_out = _("Ouvrez d’abord votre invitation, puis choisissez ce service.")


class NoUpstream(Refusal):
    """No service of that name vouches here."""

    code = "no-upstream"
    status = 404
    what = _("Ce service de connexion n’est pas ouvert ici.")
    way_out = AGAIN
