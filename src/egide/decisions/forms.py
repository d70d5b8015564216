"""What the forms of this room say, as its actions take it. What makes no sense is a refusal."""

from dataclasses import replace
from datetime import date
from uuid import UUID

from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from egide.decisions.actions import Advice, Deal, Signing, Taking, Tool, Use
from egide.decisions.drafting import Choices
from egide.decisions.errors import BadDays, NotOfThisSchool
from egide.decisions.shown.above import STAGES, levels_of
from egide.kit.errors import Refusal
from egide.trust.agreement.attributes import LISTABLE, Attribute
from egide.trust.agreement.stances import Stance
from egide.trust.agreement.value import Cost, Price
from egide.trust.dated import days_after

LONGEST = 2000  # signs of a sentence that somebody writes


class NoClassTicked(Refusal):
    """A wish for no class: nobody would be let in."""

    code = "no-class-ticked"
    status = 422
    what = _("Aucune classe n’est cochée. Rien n’est demandé.")
    way_out = _("Revenez à la page et cochez au moins une classe.")


class NotRead(Refusal):
    """The box that says the page was read is not ticked."""

    code = "not-read"
    status = 422
    what = _("La case « J’ai lu cette page » n’est pas cochée. Rien n’est signé.")
    way_out = _("Revenez à la page, lisez-la, cochez la case.")


def line(given: QueryDict, name: str) -> str:
    """One field, without the signs that a database refuses, never longer than it should be."""
    return given.get(name, "").replace("\x00", "").strip()[:LONGEST]


def tool(given: QueryDict, slug: str = "") -> Tool:
    """Which tool is wished for."""
    return Tool(slug, line(given, "nom")[:120], line(given, "adresse")[:200])


def use(given: QueryDict) -> Use:
    """For which classes, and what for."""
    return Use(groups(given), line(given, "usage"))


def groups(given: QueryDict) -> tuple[UUID, ...]:
    """The classes that were ticked; the whole school when that box is."""
    if given.get("tout"):
        return ()
    try:
        ticked = tuple(UUID(number) for number in given.getlist("classe"))
    except ValueError:
        raise NotOfThisSchool from None
    if not ticked:  # no class is never the whole school by mistake
        raise NoClassTicked
    return ticked


def advice(given: QueryDict) -> Advice:
    """The opinion of data protection."""
    return Advice(given.get("avis") == "favorable", line(given, "texte"))


def signing(given: QueryDict) -> Signing:
    """What comes with a signature; NotRead when the box is not ticked."""
    if not given.get("lu"):
        raise NotRead
    return Signing(line(given, "sceau"), choices(given))


def joining(given: QueryDict) -> Signing:
    """What comes with an accession: the page is short, its button says all that it does."""
    return Signing(line(given, "sceau"), choices(given))


def choices(given: QueryDict) -> Choices:
    """What whoever signs chose on the page."""
    return Choices(
        until=last_day(given, "jusqu"),
        cost=cost(given),
        acts=tuple(given.getlist("acte")),
        board=line(given, "conseil")[:200],
        despite=line(given, "malgre"),
    )


def deal(given: QueryDict) -> Deal:
    """What is negotiated: a service, the stages, whether the minister is the controller."""
    chosen = replace(choices(given), clauses=tuple(given.getlist("clause")))
    levels = levels_of(given.getlist("cycle")) or levels_of(STAGES)
    return Deal(given.get("service", ""), levels, chosen, bool(given.get("national")))


def taking(given: QueryDict) -> Taking:
    """What a level says of a service."""
    said = given.get("position", "")
    stance = Stance(said) if said in set(Stance) else Stance.OPEN
    conditions = tuple(given.getlist("condition")) if stance is Stance.FRAMED else ()
    return Taking(stance, conditions, line(given, "raison"))


def attributes(given: QueryDict) -> tuple[Attribute, ...]:
    """The attributes that were ticked; unknown names are not asked."""
    ticked = set(given.getlist("attribut"))
    return tuple(name for name in LISTABLE if name.value in ticked)


def cost(given: QueryDict) -> Cost:
    """The price, the market, what comes with it."""
    named = given.get("prix", "")
    price = Price(named) if named in set(Price) else Price.FREE
    return Cost(price, line(given, "marche")[:120], line(given, "equipement")[:120])


def day(given: QueryDict, name: str) -> date | None:
    """A day of a date field; None when it was left empty; BadDays for anything else."""
    said = line(given, name)
    if not said:
        return None
    try:
        return date.fromisoformat(said)
    except ValueError:
        raise BadDays from None


def last_day(given: QueryDict, name: str) -> date | None:
    """The day after the last one that a form names: spans are half-open, people are not."""
    said = day(given, name)
    return days_after(said, 1) if said else None
