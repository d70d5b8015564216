"""The invented people of the demonstration, who enter with one click on a laptop."""

from dataclasses import dataclass

from egide.people.models import Person
from egide.people.roles import Role


@dataclass(frozen=True, slots=True)
class Persona:
    """An invented person: no name here is anyone's."""

    key: str
    name: str
    organisation: str
    role: Role


PERSONAS = (
    Persona("camille", "Camille Delorme · lettres", "Collège des Tilleuls", Role.TEACHER),
    Persona("marc", "Marc Etchart · protection des données", "Académie", Role.REVIEWER),
    Persona("helene", "Hélène Vasseur · principale", "Collège des Tilleuls", Role.HEAD),
    Persona("sillage", "Inès Caradec · fournisseur", "Atelier Sillage", Role.PROVIDER),
)


def load() -> None:
    """Make the invented people exist, as they are described here."""
    for persona in PERSONAS:
        described = {
            "display_name": persona.name,
            "organisation": persona.organisation,
            "role": persona.role,
        }
        Person.objects.update_or_create(key=persona.key, defaults=described)
