"""A collège that has signed for a tool whose terms are archived."""

from egide.catalogue.queries import service
from egide.people.models import Contact
from egide.terms import actions as terms
from tests.rooms.decisions import makers
from tests.rooms.decisions.makers import FIRST, TODAY, World
from tests.rooms.verdicts.makers import a_version

SAID = {
    "role": ("processor",),
    "hosting": ("FR", "US"),
    "transfers": ("yes",),
    "transfer_mechanisms": ("dpf", "scc"),
    "subprocessors": ("listed",),
    "retention": ("durations",),
    "security": ("at_rest", "in_transit"),
    "profiling": ("no",),
    "last_update": ("2026-01-01",),
}


def a_world() -> World:
    """The invented academy, with somebody to write to."""
    world = World()
    Contact.objects.create(
        organisation=world.academy,
        mail="academie@val.example",
        dpo_name="La déléguée à la protection des données",
        dpo_mail="dpd@val.example",
    )
    Contact.objects.create(
        organisation=world.college, mail="college@val.example", address="1 rue des Tilleuls, Val"
    )
    return world


def a_tool(slug="cartes", *, said=SAID, **verdict):
    """A service with a verdict, and terms that say all that."""
    makers.a_service(slug, site="https://cartes.example", **verdict)
    for kind in ("terms", "policy"):
        document = f"{slug}__{kind}"
        terms.file(document, terms.Origin(kind.title()))
        terms.speaks_for(document, service(slug).id, kind=kind, scope="general")
        a_version(document, on=FIRST, **said)
    return slug


def an_agreement(world, slug="cartes", *, on=TODAY, **more):
    """From wish to signature."""
    return makers.an_agreement(world, slug, on=on, **more)
