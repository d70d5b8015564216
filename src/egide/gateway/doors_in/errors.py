"""What the doors in refuse. None says whether somebody exists."""

from django.utils.translation import gettext_lazy as _

from egide.kit.errors import Missing, Refusal
from egide.people.signin import errors as vouching
from egide.people.signin.errors import Outside

AGAIN = _("Revenez au choix de l’espace numérique et recommencez.")


class NoSuchEnt(Missing):
    """No ENT of that name is joined to this gateway, or not by this way."""

    code = "no-such-ent"
    what = _("Cet espace numérique de travail n’est pas relié ici.")
    way_out = _("Choisissez le vôtre dans la liste.")


class LostWay(Refusal):
    """An answer to something that was not asked of this browser, or too long ago, or already."""

    code = "lost-way"
    what = _("Le chemin entre l’espace numérique et ici s’est perdu, ou il a déjà servi.")
    way_out = AGAIN


class TooFar(Refusal):
    """Where somebody was going cannot be carried there and back."""

    code = "too-far"
    what = _("L’adresse de l’outil est trop longue pour revenir ici.")
    way_out = _("Ouvrez l’outil après être entré dans votre espace.")


class Unanswered(Outside):
    """The ENT did not answer as it must."""

    code = "ent-unanswered"
    what = _("L’espace numérique n’a pas répondu comme prévu.")
    way_out = _("Recommencez dans quelques minutes. Si cela dure, montrez cette page à un adulte.")


class GaveUp(vouching.GaveUp):
    """The ENT says that the person, or it, refused."""

    code = "ent-gave-up"
    what = _("L’espace numérique n’a pas confirmé qui vous êtes.")
    way_out = AGAIN


class Unknown(Refusal):
    """The ENT vouches for somebody whom no roster of ours names, or who is of no school."""

    code = "not-in-a-roster"
    status = 403
    what = _("Votre espace numérique vous connaît, l’annuaire de l’école pas encore.")
    way_out = _("L’école envoie ses listes chaque nuit : réessayez demain, ou prévenez-la.")


class NotTheirs(Refusal):
    """The ENT speaks of somebody of a school that it does not speak for."""

    code = "not-its-school"
    status = 403
    what = _("Cet espace numérique ne peut pas parler pour votre école.")
    way_out = _("Passez par l’espace numérique de votre école.")


class KnockedTooOften(Refusal):
    """One more try than is allowed."""

    code = "knocked-too-often"
    status = 429
    what = _("Trop d’essais à la suite.")
    way_out = _("Attendez dix minutes, puis recommencez. Rien n’est perdu.")
