"""The invented people of the demonstration, who enter with one click on a laptop."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from egide.people.demo.places import (
    ACADEMY,
    AUTHORITY,
    DEPARTMENT,
    HIRONDELLES,
    LYCEE,
    MINISTRY,
    MOULIN,
    NAMES,
    PROVIDER,
    TILLEULS,
)
from egide.people.roles import Role

COLLEGE = _("Au collège des Tilleuls")
ELSEWHERE = _("Dans une autre école")
ABOVE = _("À l’académie et au ministère")
OUTSIDE = _("Familles, fournisseur, collectivité")
GIVEN = frozenset(Role) - {Role.TEACHER, Role.PUPIL, Role.GUARDIAN}


@dataclass(frozen=True, slots=True)
class Persona:
    """An invented person: no name here is anyone's.

    `place` is a code, or empty for families; `member`, who they are in the invented roster.
    """

    key: str
    name: str
    role: Role
    place: str
    group: str | Promise
    member: str = ""
    mandate: bool = True
    department: str = ""

    @property
    def organisation(self) -> str:
        """The name of where they work, or nothing."""
        return NAMES.get(self.place, "")

    @property
    def appointed(self) -> bool:
        """Whether a mandate was given: rosters say who teaches, learns, answers for a child."""
        return self.mandate and self.role in GIVEN


PERSONAS = (
    Persona("camille", "Camille Delorme · lettres", Role.TEACHER, TILLEULS, COLLEGE, "t-camille"),
    Persona("mehdi", "Mehdi Sarrat · maths", Role.TEACHER, TILLEULS, COLLEGE, "t-mehdi"),
    Persona("helene", "Hélène Vasseur · principale", Role.HEAD, TILLEULS, COLLEGE, "s-helene"),
    Persona(
        "karim", "Karim Zitouni · adjoint", Role.HEAD, TILLEULS, COLLEGE, "s-karim", mandate=False
    ),
    Persona("leo", "Léo Marchal · 5e B", Role.PUPIL, TILLEULS, COLLEGE, "p-leo"),
    Persona(
        "nadia", "Nadia Ferrand · directrice", Role.DIRECTOR, HIRONDELLES, ELSEWHERE, "t-nadia"
    ),
    Persona("claire", "Claire Vidaud · CM2", Role.TEACHER, HIRONDELLES, ELSEWHERE, "t-claire"),
    Persona("benoit", "Benoît Castelin · lycée privé", Role.HEAD, LYCEE, ELSEWHERE, "s-benoit"),
    Persona("rachida", "Rachida Belmont · principale", Role.HEAD, MOULIN, ELSEWHERE, "s-rachida"),
    Persona("lucie", "Lucie Perraut · technologie", Role.TEACHER, MOULIN, ELSEWHERE, "t-lucie"),
    Persona("marc", "Marc Etchart · protection des données", Role.REVIEWER, ACADEMY, ABOVE),
    Persona(
        "agnes",
        "Agnès Morvaux · directrice académique",
        Role.DASEN,
        ACADEMY,
        ABOVE,
        department=DEPARTMENT,
    ),
    Persona("thierry", "Thierry Aubras · rectorat", Role.RECTOR, ACADEMY, ABOVE),
    Persona("odile", "Odile Fereire · audit", Role.AUDITOR, ACADEMY, ABOVE),
    Persona("solene", "Solène Guérand · ministère", Role.MINISTRY, MINISTRY, ABOVE),
    Persona("anne", "Anne Roussey · mère de Léo", Role.GUARDIAN, "", OUTSIDE, "g-anne"),
    Persona("julien", "Julien Marchal · père de Léo", Role.GUARDIAN, "", OUTSIDE, "g-julien"),
    Persona("sillage", "Inès Caradec · fournisseur", Role.PROVIDER, PROVIDER, OUTSIDE),
    Persona("bruno", "Bruno Sarrazet · département", Role.AUTHORITY, AUTHORITY, OUTSIDE),
)
