"""What families chose in a school: counts for its head and its officer, papers, erasures."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from egide.families import erasing
from egide.families.choices import paper_about
from egide.families.errors import NoErasure
from egide.gateway import chosen
from egide.gateway.inside import choosing, opened
from egide.gateway.inside.pages_read import now, who
from egide.kit.guards import signed_in
from egide.people import queries as people
from egide.people.errors import NoPupil
from egide.people.mandates import require
from egide.people.queries import Org
from egide.trust.mandate import Power


@signed_in
@require_safe
def choices(request: HttpRequest, code: str) -> HttpResponse:
    """How many families said what of each tool; never why, no name but what came on paper."""
    school, when = people.organisation(code), now()
    runs = erasing.answers(who(request), school.id, when)
    page = {
        "school": school,
        "runs": runs,
        "counted": chosen.counted(school.id),
        "erasures": [
            {"one": one, "name": name_of(one.pupil, school) if runs else ""}
            for one in erasing.at(school.id)
        ],
    }
    return render(
        request, "families/choices.html", page | (papers(request, school) if runs else {})
    )


def papers(request: HttpRequest, school: Org) -> dict[str, object]:
    """What the head needs to write a paper down: a class, its pupils, its tools."""
    classes = people.classes_at(school.id)
    wanted = request.GET.get("classe", "")
    group = next((one for one in classes if str(one.id) == wanted), None)
    found = people.class_with_pupils(group.id) if group else None
    return {
        "classes": classes,
        "group": found,
        "tools": opened.of_class(found, on=now().on) if found else (),
        "papers": [
            {"one": one, "name": name_of(pupil, school), "tool": tool}
            for one, pupil, tool in chosen.on_paper(school.id)
        ],
    }


def name_of(pupil: UUID, school: Org) -> str:
    """How a pupil is called, for who runs their school."""
    found = people.arriving(pupil, school.id)
    return f"{found.given_name} {found.family_name}" if found else ""


@signed_in
@require_POST
def record(request: HttpRequest, code: str) -> HttpResponse:
    """Write down what a family said on paper."""
    school, when, given = people.organisation(code), now(), request.POST
    require(who(request), Power.READ_CLASS, at=school.id, on=when.on)
    pupil = a_pupil(school, given.get("eleve", ""))
    about = paper_about(school.id, pupil, given.get("outil", ""), on=when.on)
    choosing.record(about, given.get("choix", ""), by=who(request), when=when)
    return redirect("families:choices", code=school.code)


def a_pupil(school: Org, named: str) -> UUID:
    """A pupil of the school, by their number; NoPupil for anything else."""
    try:
        pupil = UUID(named)
    except ValueError:
        raise NoPupil from None
    if school.id not in people.schools_of_member(pupil):
        raise NoPupil
    return pupil


@signed_in
@require_POST
def take_back(request: HttpRequest, choice: int) -> HttpResponse:
    """A paper is taken back."""
    row = choosing.take_back(choice, by=who(request), when=now())
    return redirect("families:choices", code=people.organisation(row.school_id).code)


@signed_in
@require_POST
def erase(request: HttpRequest, number: int) -> HttpResponse:
    """Two steps: what it does was read, then it is done."""
    step, by, when = request.POST.get("etape", ""), who(request), now()
    if step == "lu":
        school = erasing.read(number, by=by, when=when).school_id
    elif step == "effacer":
        school = erasing.school_of(number)
        erasing.erase(number, by=by, when=when)
    else:
        raise NoErasure(str(number))
    return redirect("families:choices", code=people.organisation(school).code)
