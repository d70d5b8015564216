"""What this room refuses."""

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from egide.kit.errors import Missing, Refusal, Words
from egide.people.roles import Role
from egide.trust import mandate
from egide.trust.mandate import Because, Power, Ruling


class NoPersona(Refusal):
    """The demonstration has no such person, or this is not a demonstration."""

    code = "no-persona"
    status = 404
    what = _("Cette personne d’essai n’existe pas ici.")
    way_out = _("Choisissez une personne dans la liste de la page « Entrer ».")


class NoOrganisation(Missing):
    """No organisation bears that code or that number."""

    code = "no-organisation"
    what = _("Aucun établissement ni service ne porte ce code.")
    way_out = _("Vérifiez le code : pour une école, sept chiffres et une lettre.")


class NoPlace(Missing):
    """Somebody works nowhere that is known here."""

    code = "no-place"
    what = _("Vous n’êtes rattaché à aucun établissement.")
    way_out = _("Demandez une invitation à qui dirige votre établissement.")


class NoClass(Missing):
    """No class has that number."""

    code = "no-class"
    what = _("Cette classe n’existe pas ici.")
    way_out = _("Revenez à la page de votre établissement.")


class NoPupil(Missing):
    """No pupil has that number."""

    code = "no-pupil"
    what = _("Cet élève n’existe pas ici.")
    way_out = _("Revenez à la page d’accueil.")


WHY = {
    Because.NOTHING_HELD: _("Vous n’avez pas de mandat."),
    Because.NOT_THAT_DAY: _("Votre mandat ne vaut pas ce jour-là."),
    Because.ELSEWHERE: _("Votre mandat vaut pour un autre lieu."),
    Because.ANOTHER_ROLE: _("Votre mandat ne permet pas cela ici."),
    Because.NOBODY_CAN: _("Cela ne se fait pas ici."),
    Because.CLOSED: _("Cet établissement n’est pas ouvert ce jour-là."),
    Because.REVIEWS_HERE: _("Qui donne l’avis de protection des données ne décide pas."),
}


class NoMandate(Refusal):
    """Somebody holds no mandate for that, there, on that day. It says who does."""

    code = "no-mandate"
    status = 403

    def __init__(self, power: Power, ruling: Ruling) -> None:
        super().__init__(f"{power}: {ruling.because}")
        self.power, self.ruling = power, ruling
        self.what = WHY[ruling.because]  # type: ignore[misc]  # one sentence for each reason
        self.way_out = who_can(ruling.who_could)  # type: ignore[misc]  # names the roles


def who_can(roles: tuple[mandate.Role, ...]) -> Words:
    """Who could do it, in the reader's language."""
    if not roles:
        return _("Vérifiez le lieu choisi.")
    names = ", ".join(str(Role(role).label) for role in roles)
    return gettext("Qui peut le faire ici : %(roles)s.") % {"roles": names}


class Incomplete(Refusal):
    """Something that must be said was not, or the days hold no day."""

    code = "incomplete"
    status = 422
    what = _("Il manque quelque chose, ou la fin vient avant le début.")
    way_out = _("Complétez ce qui est demandé, puis recommencez.")


class CannotGrant(Refusal):
    """Somebody gives a mandate that is not theirs to give."""

    code = "cannot-grant"
    status = 403
    what = _("Vous ne pouvez pas donner ce mandat ici.")
    way_out = _("Demandez à qui dirige l’établissement, ou au rectorat.")


class CannotDelegate(Refusal):
    """A mandate that is not one's own, that does not pass on, or for too long."""

    code = "cannot-delegate"
    status = 403
    what = _("Cette délégation n’est pas possible.")
    way_out = _("On délègue son propre mandat, jusqu’à une date, à quelqu’un d’autre.")


class CannotWithdraw(Refusal):
    """A mandate that somebody else gave."""

    code = "cannot-withdraw"
    status = 403
    what = _("Vous ne pouvez pas retirer ce mandat.")
    way_out = _("Demandez à qui l’a donné.")


class NoSuchMandate(Missing):
    """No mandate has that number."""

    code = "no-such-mandate"
    what = _("Ce mandat n’existe pas.")
    way_out = _("Revenez à la page de votre établissement.")


class AlreadyHeld(Refusal):
    """The person holds that mandate from that very day."""

    code = "already-held"
    status = 409
    what = _("Cette personne a déjà ce mandat à partir de ce jour.")
    way_out = _("Choisissez une autre personne ou un autre jour.")


class NotAnotherSchool(Refusal):
    """An organisation merges into another one of its kind."""

    code = "not-another-school"
    status = 422
    what = _("Un établissement fusionne avec un autre, de même nature.")
    way_out = _("Choisissez l’établissement qui continue.")


class WrongCode(Refusal):
    """A code of a school whose letter does not go with its digits, or that is no such code."""

    code = "wrong-code"
    status = 422
    what = _("Ce code n’est pas celui d’un établissement : sa lettre ne va pas avec ses chiffres.")
    way_out = _("Vérifiez le code : pour une école, sept chiffres et une lettre.")

    def __init__(self, typed: str) -> None:
        super().__init__(typed)
        self.typed = typed

    @property
    def where(self) -> Words:
        """The code that was typed."""
        return self.typed


class CodeTaken(Refusal):
    """Another organisation bears that code."""

    code = "code-taken"
    status = 409
    what = _("Ce code est déjà celui d’un autre établissement.")
    way_out = _("Vérifiez le code.")

    def __init__(self, taken: str) -> None:
        super().__init__(taken)
        self.taken = taken

    @property
    def where(self) -> Words:
        """The code that was asked for."""
        return self.taken
