"""An invented academy: a collège, a primary, a private lycée; services with a verdict as wished."""

from datetime import date
from hashlib import sha256
from uuid import uuid4

from egide.catalogue import actions as catalogue
from egide.decisions import actions, queries
from egide.people.models import (
    Attachment,
    Group,
    Mandate,
    Member,
    Organisation,
    Person,
    Placement,
    Roster,
)
from egide.people.roles import Role
from egide.verdicts import judging
from egide.verdicts.announcements import VerdictMoved
from egide.verdicts.models import Evaluation, StandingVerdict

FIRST, TODAY = date(2020, 1, 1), date(2026, 11, 24)
LEVELS = "ps ms gs cp ce1 ce2 cm1 cm2 6e 5e 4e 3e 2de cap1 1re cap2 tle".split()


class World:
    """A ministry, an academy, three schools, and who works there."""

    def __init__(self):
        self.ministry = place("ministry", "MEN", "Ministère")
        self.academy = place("academy", "98", "Académie du Val", self.ministry)
        self.college = school("0980001A", "Collège des Tilleuls", "eple", ["college"], self.academy)
        self.primary = school(
            "0980002B", "École du Pré", "public_primary", ["elementaire"], self.academy
        )
        self.lycee = school(
            "0980003C", "Lycée Sainte-Anne", "private_contract", ["lycee"], self.academy
        )
        self.helene = person("Hélène", Role.HEAD, self.college)
        self.lucas = person("Lucas", Role.DIRECTOR, self.primary)
        self.agnes = person("Agnès", Role.HEAD, self.lycee)
        self.dasen = person("Denis", Role.DASEN, self.academy)
        self.rector = person("Rose", Role.RECTOR, self.academy)
        self.minister = person("Max", Role.MINISTRY, self.ministry)
        self.marc = person("Marc", Role.REVIEWER, self.academy)
        self.fifth = group(self.college, "5e B", "5e")
        self.fourth = group(self.college, "4e A", "4e")
        self.cm2 = group(self.primary, "CM2", "cm2")
        self.camille = teacher("Camille", self.college, self.fifth, self.fourth)
        self.basile = teacher("Basile", self.college, self.fourth)
        self.paul = teacher("Paul", self.primary, self.cm2)


def place(kind, code, name, parent=None, **more):
    return Organisation.objects.create(kind=kind, code=code, name=name, parent=parent, **more)


def school(code, name, kind, stages, academy):
    return place("school", code, name, academy, school_kind=kind, stages=stages)


def person(name, role, at, **more):
    who = Person.objects.create(display_name=name, role=role, place=at, **more)
    Mandate.objects.create(person=who, role=role, organisation=at, since=FIRST)
    return who


def roster():
    return Roster.objects.get_or_create(code="hand", kind="hand")[0]


def group(at, name, level):
    return Group.objects.create(
        roster=roster(), source_id=str(uuid4()), school=at, kind="class", name=name, level=level
    )


def teacher(name, at, *groups):
    member = Member.objects.create(
        roster=roster(), source_id=str(uuid4()), kind="teacher", given_name=name
    )
    Attachment.objects.create(member=member, school=at, role="teacher")
    for one in groups:
        Placement.objects.create(member=member, group=one, role="teacher")
    return person(name, Role.TEACHER, at, member=member)


def a_service(slug="cartes", *, site="", same_use=("maps",), **verdict):
    """A service whose verdict is what the test says: by default yes, pseudonyms only."""
    catalogue.register(
        catalogue.Listing(slug, slug.title(), f"Maker of {slug}", site=site, same_use=same_use)
    )
    a_verdict(slug, **verdict)
    return slug


def a_verdict(slug, overall="under_conditions", *, since=FIRST, levels=LEVELS, **said):
    """What stands for these levels from a day on; what stood gives way."""
    cause = said.get("cause", "terms")
    evaluation = Evaluation.objects.create(
        service_id=service_id(slug), on=since, cause=cause, inputs=f"{uuid4()}"[:32]
    )
    current = StandingVerdict.objects.filter(service__slug=slug, replaced_by=None)
    current.filter(since=since).update(replaced_by=evaluation)
    current.filter(since__lt=since, replaced_by=None).update(until=since)
    StandingVerdict.objects.create(
        service_id=service_id(slug),
        levels=list(levels),
        charter=judging.charter_named().edition,
        since=since,
        overall=overall,
        law_column=said.get("law", overall),
        charter_column=said.get("charter", overall),
        standing=said.get("standing", "firm"),
        causes=[cause],
        about={"facts": list(said.get("facts", ())), "documents": []},
        digest=sha256(repr((slug, overall, sorted(said.items()))).encode()).hexdigest(),
        payload=payload(slug, **said),
        made_by=evaluation,
    )
    return evaluation


def payload(slug, *, conditions=("pseudonyms_only",), facts=(), **_):
    documents, law = {f"{slug}__terms": "ab"}, dict.fromkeys(facts, "cd")
    return {
        "conditions": list(conditions),
        "criteria": {},
        "blocking": [],
        "made_from": {"documents": documents, "law": law},
    }


def moves(slug, on, **verdict):
    """The verdict moves on a day; the announcement that says so."""
    evaluation = a_verdict(slug, since=on, **verdict)
    return VerdictMoved(slug, on.isoformat(), evaluation.cause, evaluation.pk, [])


def service_id(slug):
    from egide.catalogue.queries import service

    return service(slug).id


def a_request(world, slug="cartes", *, by=None, groups=None, on=TODAY, at=None):
    """A teacher's wish for one class."""
    chosen = [world.fifth.pk] if groups is None else [one.pk for one in groups]
    use = actions.Use(tuple(chosen), "Des cartes mentales.")
    at = at or world.college
    return actions.wish(at.pk, actions.Tool(slug), use, by=by or world.camille, on=on)


def an_opinion(world, request, *, favourable=True, on=TODAY):
    return actions.advise(request.pk, actions.Advice(favourable, "Vu."), by=world.marc, on=on)


def choices(**chosen):
    return actions.Choices(**{"board": "CA du 5 novembre 2026", **chosen})


def a_signature(request, *, by, on=TODAY, **chosen):
    """Read the page, sign it."""
    picked = choices(**chosen)
    sheet = queries.sheet_to_sign(request.pk, on=on, choices=picked)
    return actions.sign(request.pk, actions.Signing(sheet.seal, picked), by=by, on=on)


def an_agreement(world, slug="cartes", *, on=TODAY, **more):
    """From wish to signature, at the collège."""
    request = a_request(world, slug, on=on)
    an_opinion(world, request, on=on)
    return a_signature(request, by=world.helene, on=on, **more)


def a_framework(world, slug="cartes", *, by=None, at=None, on=TODAY, levels=LEVELS, **more):
    """The academy negotiates; `national`: the minister signs for all."""
    national = more.pop("national", False)
    at = at or (world.ministry if national else world.academy)
    by = by or (world.minister if national else world.rector)
    deal = actions.Deal(slug, tuple(levels), actions.Choices(**more), national)
    sheet = queries.deal_sheet(at.pk, deal, on=on)
    return actions.negotiate(at.pk, deal, sheet.seal, by=by, on=on)


def an_accession(world, framework, *, at=None, by=None, on=TODAY, **chosen):
    at, by = at or world.college, by or world.helene
    picked = choices(**chosen)
    page = queries.joining_sheet(at.pk, framework.pk, on=on, choices=picked)
    return actions.accede(at.pk, framework.pk, actions.Signing(page.seal, picked), by=by, on=on)


def an_experiment(world, slug="cartes", *, on=TODAY, question=None, **chosen):
    request = a_request(world, slug, on=on)
    an_opinion(world, request, on=on)
    picked = choices(**chosen)
    sheet = queries.sheet_to_try(request.pk, on=on, choices=picked)
    asked = question or actions.Question("Les cartes aident-elles à réviser ?", "Deux sur trois.")
    signing = actions.Signing(sheet.seal, picked)
    return actions.try_out(request.pk, asked, signing, by=world.helene, on=on)
