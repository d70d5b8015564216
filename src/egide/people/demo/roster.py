"""The invented roster: five classes, their teachers, pupils and families, as an export would say.

Names are drawn in a fixed order from two short lists: a replay gives the same people.
"""

from collections.abc import Iterator
from itertools import islice

from egide.people.demo.places import HIRONDELLES, LYCEE, MOULIN, NAMES, TILLEULS
from egide.people.imports.records import Record, Table

GIVEN = (
    "Adèle Amir Basile Capucine Djibril Élise Farah Gaspard Hana Ismaël Jeanne Kenza Louison Maël "
    "Nino Ondine Prosper Rania Sacha Thaïs Ulysse Violette Wassim Yuna Zoé"
).split()
FAMILY = (
    "Arbelin Bessat Cardaille Dormoux Escarin Fauvelin Garnaud Hautebois Jolivard Kermadec "
    "Lorindel Maupertuis Nivolet Ombredane Pralong Quintrec Rochebelle Sauvageol Tremblin Valserre"
).split()
# Class → school, level, year of birth, how many pupils, who teaches there.
CLASSES = {
    "5e B": (TILLEULS, "5e", 2014, 18, ("t-camille", "t-mehdi")),
    "4e A": (TILLEULS, "4e", 2013, 16, ("t-camille",)),
    "6e C": (TILLEULS, "6e", 2015, 8, ("t-mehdi",)),
    "CM2": (HIRONDELLES, "cm2", 2016, 12, ("t-claire", "t-nadia")),
    "2de 2": (LYCEE, "2de", 2011, 6, ("t-lycee",)),
    "5e A": (MOULIN, "5e", 2014, 6, ("t-lucie",)),
}
STAFF = {
    "t-camille": ("teacher", "Camille", "Delorme", TILLEULS, "teacher"),
    "t-mehdi": ("teacher", "Mehdi", "Sarrat", TILLEULS, "teacher"),
    "s-helene": ("staff", "Hélène", "Vasseur", TILLEULS, "head"),
    "s-karim": ("staff", "Karim", "Zitouni", TILLEULS, "staff"),
    "t-nadia": ("teacher", "Nadia", "Ferrand", HIRONDELLES, "teacher"),
    "t-claire": ("teacher", "Claire", "Vidaud", HIRONDELLES, "teacher"),
    "s-benoit": ("staff", "Benoît", "Castelin", LYCEE, "head"),
    "t-lycee": ("teacher", "Odilon", "Brévent", LYCEE, "teacher"),
    "s-rachida": ("staff", "Rachida", "Belmont", MOULIN, "head"),
    "t-lucie": ("teacher", "Lucie", "Perraut", MOULIN, "teacher"),
}
LEO = "p-leo"


def records() -> Iterator[Record]:
    """The rows of the roster, as a parser would hand them over."""
    names = drawn()
    for code in (TILLEULS, HIRONDELLES, LYCEE, MOULIN):
        yield Table.SCHOOL, (code, code, NAMES[code], "", "", "")
    for source, (kind, given, family, school, role) in STAFF.items():
        yield Table.MEMBER, (source, kind, given, family, "", "", "")
        yield Table.ATTACHMENT, (source, school, role)
    for name, (school, level, year, count, teachers) in CLASSES.items():
        group = f"{school}|{name}"
        yield Table.GROUP, (group, school, "class", name, level)
        yield from ((Table.PLACEMENT, (teacher, group, "teacher")) for teacher in teachers)
        for rank, (given, family) in enumerate(islice(names, count)):
            pupil = f"p-{school}-{level}-{rank}"
            yield from a_pupil(pupil, (given, family), (school, group, level), (year, rank))
            yield from a_family(pupil, family, rank)
    yield from leo()


def drawn() -> Iterator[tuple[str, str]]:
    """Given and family names, each pair once: the two lists have lengths without a common part."""
    for rank in range(len(GIVEN) * len(FAMILY)):
        yield GIVEN[rank % len(GIVEN)], FAMILY[(rank * 3 + rank // len(GIVEN)) % len(FAMILY)]


def a_pupil(
    pupil: str, name: tuple[str, str], where: tuple[str, str, str], born: tuple[int, int]
) -> Iterator[Record]:
    """A pupil in a class."""
    school, group, level = where
    month = f"{born[0]}-{born[1] % 12 + 1:02}-01"
    yield Table.MEMBER, (pupil, "pupil", *name, month, level, "")
    yield Table.ATTACHMENT, (pupil, school, "pupil")
    yield Table.PLACEMENT, (pupil, group, "pupil")


def a_family(pupil: str, family: str, rank: int) -> Iterator[Record]:
    """One or two people who answer for a pupil; some bear another name, as families do."""
    other = FAMILY[(FAMILY.index(family) + 7) % len(FAMILY)]
    for number, surname in enumerate((family, other if rank % 3 else family)):
        if number and rank % 5 == 0:
            return
        guardian = f"g-{pupil}-{number}"
        given = GIVEN[(rank * 5 + number * 11) % len(GIVEN)]
        yield Table.MEMBER, (guardian, "guardian", given, surname, "", "", "")
        yield Table.GUARDIANSHIP, (guardian, pupil, "1")


def leo() -> Iterator[Record]:
    """Léo, in 5e B, and his parents, who live apart."""
    yield from a_pupil(LEO, ("Léo", "Marchal"), (TILLEULS, f"{TILLEULS}|5e B", "5e"), (2014, 4))
    for guardian, given, family in (
        ("g-anne", "Anne", "Roussey"),
        ("g-julien", "Julien", "Marchal"),
    ):
        yield Table.MEMBER, (guardian, "guardian", given, family, "", "", "")
        yield Table.GUARDIANSHIP, (guardian, LEO, "1")
