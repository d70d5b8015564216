"""How the invented people act: ask, advise, sign what the page shows."""

from dataclasses import dataclass, replace
from datetime import date

from egide.decisions import actions
from egide.decisions.drafting import Choices, bounds
from egide.decisions.joining import joining_sheet
from egide.decisions.models import Agreement, Request
from egide.decisions.sheets import Page, sheet_to_sign, sheet_to_try
from egide.people import queries as people
from egide.people.actions import become

VOTE = "délibération du conseil d’administration, 6 octobre 2026"
AS_PROPOSED = Choices()


@dataclass(frozen=True, slots=True)
class Scene:
    """Somebody asks for a tool for some classes of a school."""

    school: str
    by: str
    tool: actions.Tool
    what_for: str
    classes: tuple[str, ...]


def place(code: str) -> int:
    """The number of that organisation."""
    return people.organisation(code).id


def signable(slug: str, levels: tuple[str, ...], on: date) -> bool:
    """Whether what stands that day lets it be signed; false for a service that is not here."""
    return not bounds(slug, levels, on).blocks


def ask(scene: Scene, *, on: date) -> int:
    """Make the wish; 0 when the school was asked for it before."""
    named = {"service__slug": scene.tool.slug} if scene.tool.slug else {"name": scene.tool.name}
    if Request.objects.filter(school=place(scene.school), **named).exists():
        return 0
    return wish(scene, on=on)


def wish(scene: Scene, *, on: date) -> int:
    """Make the wish, or join the one that is there."""
    school = place(scene.school)
    known = {one.name: one.id for one in people.classes_at(school)}
    use = actions.Use(tuple(known[name] for name in scene.classes), scene.what_for)
    return int(actions.wish(school, scene.tool, use, by=become(scene.by), on=on).pk)


def advise(request: int, text: str, *, on: date, favourable: bool = True) -> None:
    """The opinion of data protection."""
    actions.advise(request, actions.Advice(favourable, text), by=become("marc"), on=on)


def complete(page: Page, choices: Choices) -> Choices:
    """What is still to do is done with the signature: clauses signed, acts recorded, the vote."""
    owed = [one for one in page.draft.terms.before if one.text in page.to_do]
    return replace(
        choices,
        acts=tuple(one.what for one in owed if one.do == "act" and one.what != "board_decision"),
        clauses=tuple(one.what for one in owed if one.do == "clause"),
        board=VOTE if page.school.wants_vote else "",
    )


def sign(request: int, *, by: str, on: date, choices: Choices = AS_PROPOSED) -> Agreement:
    """Read the page, do what is still to do, sign."""
    done = complete(sheet_to_sign(request, on=on, choices=choices), choices)
    seal = sheet_to_sign(request, on=on, choices=done).seal
    return actions.sign(request, actions.Signing(seal, done), by=become(by), on=on)


def try_out(
    request: int, question: actions.Question, *, by: str, on: date, choices: Choices
) -> Agreement:
    """The same, for an experiment."""
    done = complete(sheet_to_try(request, on=on, choices=choices), choices)
    seal = sheet_to_try(request, on=on, choices=done).seal
    signing = actions.Signing(seal, done)
    return actions.try_out(request, question, signing, by=become(by), on=on)


def join(school: str, framework: int, *, by: str, on: date) -> Agreement | None:
    """Join a framework; None when the school did already."""
    number = place(school)
    if Agreement.objects.filter(school=number, framework=framework).exists():
        return None
    done = complete(joining_sheet(number, framework, on=on), AS_PROPOSED)
    seal = joining_sheet(number, framework, on=on, choices=done).seal
    signing = actions.Signing(seal, done)
    return actions.accede(number, framework, signing, by=become(by), on=on)
