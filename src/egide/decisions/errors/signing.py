"""What is refused of a signature."""

from collections.abc import Sequence

from django.utils.translation import gettext_lazy as _

from egide.kit.errors import Refusal, Words
from egide.trust.agreement.terms import Block


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
        "use": _("les classes"),
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


class AlreadySigned(Refusal):
    """The very same agreement, word for word, was signed before."""

    code = "already-signed"
    status = 409
    what = _("La même convention est déjà signée, mot pour mot.")
    way_out = _("Rien à faire : elle est dans la liste des conventions.")


class NotYourService(Refusal):
    """Somebody else offers that service."""

    code = "not-your-service"
    status = 403
    what = _("Ce service n’est pas le vôtre.")
    way_out = _("Revenez à la liste de vos services.")
