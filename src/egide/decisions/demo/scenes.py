"""What happened in the Académie du Val before the visitor came."""

from datetime import date

from egide.catalogue import queries as catalogue
from egide.decisions import actions
from egide.decisions.actions import Question, Tool
from egide.decisions.demo.acting import (
    Scene,
    advise,
    ask,
    join,
    place,
    sign,
    signable,
    try_out,
    wish,
)
from egide.decisions.drafting import Choices
from egide.decisions.joining import Deal, deal_sheet
from egide.decisions.models import Agreement
from egide.decisions.models import Stance as Row
from egide.kit.clock import today
from egide.people.actions import become
from egide.trust.agreement.stances import Stance
from egide.trust.agreement.value import Cost, Price
from egide.trust.dated import days_after

MAPS, MATHS, WRITING = "carto-mentale", "plume-et-calcul", "phrasier"
MESSAGES, CHAT = "whatsapp", "discord"
TILLEULS, HIRONDELLES, MOULIN, ACADEMY = "0980001U", "0980002V", "0980004X", "98"
A_WEEK, LATELY = -7, -1
SEEN = "Traité sous pseudonyme, hébergé en France : les conditions suffisent."


def load() -> None:
    """Play every scene: some happened a week ago, some yesterday."""
    day = today()
    before, yesterday = days_after(day, A_WEEK), days_after(day, LATELY)
    for scene in (framework, own, experiment, closing):
        scene(before)
    for scene in (declined, waits_for_the_head, waits_for_the_dasen, waits_for_an_opinion, unknown):
        scene(yesterday)


def framework(on: date) -> None:
    """The academy negotiated the mind maps once; one of its schools joined."""
    levels = ("cm1", "cm2", "6e", "5e", "4e", "3e", "2de", "1re", "tle")
    found = Agreement.objects.filter(service__slug=MAPS, kind="framework").first()
    if found is None and signable(MAPS, levels, on):
        cost = Cost(Price.PAID, market="marché 2026-041 du rectorat")
        clauses = ("change_notice",)
        choices = Choices(purpose="Cartes mentales en classe.", cost=cost, clauses=clauses)
        deal, academy = Deal(MAPS, levels, choices), place(ACADEMY)
        seal = deal_sheet(academy, deal, on=on).seal
        found = actions.negotiate(academy, deal, seal, by=become("thierry"), on=on)
    if found is not None and signable(MAPS, levels, on):
        join(MOULIN, found.pk, by="rachida", on=on)


def own(on: date) -> None:
    """The collège signed for its maths."""
    if not signable(MATHS, ("5e", "4e"), on):
        return
    asks = "Des exercices de calcul qui s’adaptent à chacun."
    request = ask(Scene(TILLEULS, "mehdi", Tool(MATHS), asks, ("5e B",)), on=on)
    if request:
        colleague = Scene(TILLEULS, "camille", Tool(MATHS), "Réviser en autonomie.", ("4e A",))
        wish(colleague, on=on)
        advise(request, SEEN, on=on)
        choices = Choices(cost=Cost(Price.PAID, market="bon de commande 2026-118"))
        sign(request, by="helene", on=on, choices=choices)


def experiment(on: date) -> None:
    """A class tries the mind maps until a day."""
    if not signable(MAPS, ("6e",), on):
        return
    asks = "Prendre des notes en 6e."
    request = ask(Scene(TILLEULS, "mehdi", Tool(MAPS), asks, ("6e C",)), on=on)
    if request:
        advise(request, SEEN, on=on)
        question = Question(
            "Les cartes mentales aident-elles les élèves de 6e à prendre des notes ?",
            "Deux élèves sur trois retrouvent le plan d’une leçon une semaine après.",
        )
        choices = Choices(until=days_after(on, 60))
        try_out(request, question, by="helene", on=on, choices=choices)


def closing(on: date) -> None:
    """The academy closed a messaging service for all its schools."""
    academy = place(ACADEMY)
    held = catalogue.services([MESSAGES])
    if held and not Row.objects.filter(organisation=academy, service=held[0].id).exists():
        reason = "Le numéro de téléphone des élèves circule entre eux et hors de l’école."
        taking = actions.Taking(Stance.CLOSED, reason=reason)
        actions.take_stance(academy, MESSAGES, taking, by=become("thierry"), on=on)


def declined(on: date) -> None:
    """A chat was asked for; the head said no, and why."""
    if not catalogue.services([CHAT]):
        return
    asks = "Échanger sur le projet de classe."
    request = ask(Scene(TILLEULS, "camille", Tool(CHAT), asks, ("4e A",)), on=on)
    if request:
        advise(request, "Ouvert à des inconnus, données hors d’Europe.", on=on, favourable=False)
        reason = "Le forum de l’ENT rend le même service, sans inconnus."
        actions.decline(request, reason, by=become("helene"), on=on)


def waits_for_the_head(on: date) -> None:
    """A writing assistant, from the 4e on, waits for the head's signature."""
    if signable(WRITING, ("4e",), on):
        asks = "Reprendre ses brouillons, phrase par phrase."
        request = ask(Scene(TILLEULS, "camille", Tool(WRITING), asks, ("4e A",)), on=on)
        if request:
            advise(request, "À partir de la 4e, en classe seulement.", on=on)


def waits_for_the_dasen(on: date) -> None:
    """In a public primary school a director asks, and the DASEN signs."""
    if signable(MATHS, ("cm2",), on):
        asks = "Le calcul mental du matin."
        request = ask(Scene(HIRONDELLES, "claire", Tool(MATHS), asks, ("CM2",)), on=on)
        if request:
            advise(request, SEEN, on=on)


def waits_for_an_opinion(on: date) -> None:
    """A request that data protection has still to read."""
    if catalogue.services([MATHS]):
        ask(Scene(MOULIN, "lucie", Tool(MATHS), "Le calcul littéral.", ("5e A",)), on=on)


def unknown(on: date) -> None:
    """A tool that nobody knows yet."""
    tool = Tool(name="Frise-Minute", site="https://frise-minute.example")
    ask(Scene(TILLEULS, "camille", tool, "Des frises chronologiques.", ("5e B",)), on=on)
