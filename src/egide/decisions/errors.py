"""What this room refuses."""

from collections.abc import Sequence

from django.utils.translation import gettext_lazy as _

from egide.kit.errors import Missing, Refusal, Words
from egide.trust.agreement.terms import Block


class NoSuchRequest(Missing):
    """No request has that number."""

    code = "no-such-request"
    what = _("Cette demande n’existe pas ici.")
    way_out = _("Revenez à la liste des demandes de votre établissement.")


class NoSuchAgreement(Missing):
    """No agreement has that number."""

    code = "no-such-agreement"
    what = _("Cette convention n’existe pas ici.")
    way_out = _("Revenez à la liste des conventions.")


class NamesNothing(Refusal):
    """A wish that names no tool."""

    code = "names-nothing"
    status = 422
    what = _("La demande ne dit pas de quel outil il s’agit.")
    way_out = _("Donnez son nom ou son adresse.")


class NotASchool(Refusal):
    """What is asked is asked of a school."""

    code = "not-a-school"
    status = 422
    what = _("Une demande se fait pour une école, un collège ou un lycée.")
    way_out = _("Choisissez l’établissement.")


class NotOfThisSchool(Refusal):
    """A class of another school, or one that is not there any more."""

    code = "not-of-this-school"
    status = 422
    what = _("Une des classes choisies n’est pas de cet établissement.")
    way_out = _("Choisissez parmi les classes de la page.")


class RequestOver(Refusal):
    """The request ended already."""

    code = "request-over"
    status = 409
    what = _("Cette demande est close.")
    way_out = _("Faites une nouvelle demande.")


class UnknownService(Refusal):
    """Nobody has judged the tool yet: there is nothing to sign."""

    code = "unknown-service"
    status = 409
    what = _("Cet outil n’est pas encore dans le catalogue.")
    way_out = _("Ses conditions sont d’abord lues ; vous serez prévenu.")


class VerdictForbids(Refusal):
    """What stands of the service lets nothing be signed."""

    code = "verdict-forbids"
    status = 409
    way_out = _("Voyez ce que le fournisseur devrait changer, ou choisissez un outil équivalent.")
    SAID = {
        Block.NOT_JUDGED: _("Ce service n’a pas encore de verdict pour ces classes."),
        Block.LAW: _("Une règle de droit n’est pas respectée."),
        Block.CHARTER: _("Un engagement de la charte n’est pas tenu."),
        Block.NOT_ASSESSABLE: _("Il manque une réponse ou une preuve. Ce n’est pas un non."),
        Block.TO_REVIEW: _("Ce qui a été lu attend encore une relecture."),
        Block.NO_PUPIL: _("Les conditions n’ouvrent la porte à aucune de ces classes."),
    }

    def __init__(self, blocks: Sequence[Block]) -> None:
        super().__init__(", ".join(blocks))
        self.blocks = tuple(blocks)
        self.what = self.SAID[self.blocks[0]]  # type: ignore[misc]  # one sentence a reason


class ClosedAbove(Refusal):
    """The ministry, the academy or the school closed the service."""

    code = "closed-above"
    status = 409
    what = _("Ce service est fermé pour votre établissement.")
    way_out = _("Choisissez un outil équivalent.")

    def __init__(self, who: str, reason: str) -> None:
        super().__init__(f"closed by {who}")
        self.who, self.reason = who, reason

    @property
    def where(self) -> Words:
        """Who closed it, and why."""
        return f"{self.who} : {self.reason}"


class AnotherSigns(Refusal):
    """Somebody else is the controller here: a director of a public primary school never signs."""

    code = "another-signs"
    status = 403
    way_out = _("La demande est dans sa liste d’attente : vous n’avez rien à faire.")
    SAID = {
        "dasen": _("Pour une école publique, c’est le ou la DASEN qui signe."),
        "head": _("C’est la personne qui dirige l’établissement qui signe."),
        "rector": _("C’est le rectorat qui signe."),
        "ministry": _("C’est le ministère qui signe."),
        "authority": _("C’est la collectivité qui signe."),
    }

    def __init__(self, role: str) -> None:
        super().__init__(f"{role} signs")
        self.role = role
        self.what = self.SAID[role]  # type: ignore[misc]  # one sentence for each who signs


class NoOpinion(Refusal):
    """The data protection officer has said nothing of it yet."""

    code = "no-opinion"
    status = 409
    what = _("L’avis de protection des données n’est pas encore donné.")
    way_out = _("La demande attend cet avis ; vous serez prévenu.")


class AgainstTheOpinion(Refusal):
    """The opinion is unfavourable: whoever decides otherwise says why."""

    code = "against-the-opinion"
    status = 422
    what = _("L’avis de protection des données est défavorable.")
    way_out = _("Suivez-le, ou écrivez pourquoi vous décidez autrement.")


class MovedSince(Refusal):
    """What was shown is not what would be signed."""

    code = "moved-since"
    status = 409
    what = _("Quelque chose a bougé depuis que la page est ouverte. Rien n’est signé.")
    way_out = _("Relisez la page : elle montre maintenant ce qui a changé.")
    PARTS = {
        "verdict": _("le verdict"),
        "terms": _("les conditions du fournisseur"),
        "law": _("le droit"),
        "charter": _("la charte"),
        "conditions": _("les conditions de la convention"),
        "attributes": _("ce qui sortirait"),
        "span": _("les dates"),
        "retention": _("la durée de conservation"),
        "parties": _("les signataires"),
        "use": _("les classes, l’usage ou le prix"),
        "opinion": _("l’avis de protection des données"),
    }

    def __init__(self, parts: Sequence[str]) -> None:
        super().__init__(", ".join(parts))
        self.parts = tuple(parts)

    @property
    def where(self) -> Words:
        """What moved."""
        return ", ".join(str(self.PARTS[part]) for part in self.parts)


class StillToDo(Refusal):
    """Acts, clauses or tests without which the door stays shut."""

    code = "still-to-do"
    status = 409
    what = _("Il reste quelque chose à faire avant de signer.")
    way_out = _("La page dit quoi, et à qui.")

    def __init__(self, conditions: Sequence[str]) -> None:
        super().__init__(", ".join(conditions))
        self.conditions = tuple(conditions)

    @property
    def where(self) -> Words:
        """In the charter's own words."""
        return ", ".join(self.conditions)


class NoVote(Refusal):
    """The board of a collège or a lycée authorises its contracts (code de l’éducation, R421-20)."""

    code = "no-vote"
    status = 409
    what = _("Aucun vote du conseil d’administration, ni délégation, n’est enregistré.")
    way_out = _("Donnez la référence de l’acte, ou enregistrez la délégation.")


class TooMuch(Refusal):
    """Attributes that the conditions do not let out."""

    code = "too-much"
    status = 422
    what = _("Les conditions ne laissent pas sortir tout ce qui est demandé.")
    way_out = _("Retirez ce qui est en trop.")

    def __init__(self, attributes: Sequence[str]) -> None:
        super().__init__(", ".join(attributes))
        self.attributes = tuple(attributes)

    @property
    def where(self) -> Words:
        """What is too much."""
        return ", ".join(self.attributes)


class BadDays(Refusal):
    """An end before the start, or beyond what is allowed."""

    code = "bad-days"
    status = 422
    what = _("Les dates ne conviennent pas.")
    way_out = _("La fin vient après le début, et avant la limite de la page.")


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


class AlreadySigned(Refusal):
    """The very same agreement, word for word, was signed before."""

    code = "already-signed"
    status = 409
    what = _("La même convention est déjà signée, mot pour mot.")
    way_out = _("Rien à faire : elle est dans la liste des conventions.")


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
