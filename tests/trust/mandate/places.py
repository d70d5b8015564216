"""An invented country: one ministry, two academies, a school of each kind in the first."""

from datetime import date

from egide.trust.dated import Span
from egide.trust.mandate import Held, Kind, Place, Role, SchoolKind

DAY = date(2026, 11, 24)
YEAR = Span(date(2026, 9, 1), date(2027, 9, 1))

MINISTRY = Place("1", Kind.MINISTRY)
VAL = Place("2", Kind.ACADEMY, within=MINISTRY)
COTE = Place("3", Kind.ACADEMY, within=MINISTRY)
REGION = Place("4", Kind.AUTHORITY)
PROVIDER = Place("5", Kind.PROVIDER)


def a_school(name: str, kind: SchoolKind, academy: Place = VAL, department: str = "098") -> Place:
    return Place(name, Kind.SCHOOL, kind, academy, department)


COLLEGE = a_school("10", SchoolKind.EPLE)
PRIMARY = a_school("11", SchoolKind.PUBLIC_PRIMARY)
PRIVATE = a_school("12", SchoolKind.PRIVATE_CONTRACT)
FIFTH_B = Place("c5b", Kind.CLASS, within=COLLEGE)
CM2 = Place("ccm2", Kind.CLASS, within=PRIMARY)
CHILD = Place("p1", Kind.PUPIL)

PLACES = {
    "ministry": MINISTRY,
    "academy": VAL,
    "region": REGION,
    "provider": PROVIDER,
    "college": COLLEGE,
    "primary": PRIMARY,
    "private": PRIVATE,
    "5e B": FIFTH_B,
    "CM2": CM2,
    "child": CHILD,
}

# Every role, held where it is held in life, by somebody with everything to do with `place`.
HOMES = {
    Role.TEACHER: (Kind.SCHOOL, Kind.CLASS),
    Role.HEAD: (Kind.SCHOOL,),
    Role.DIRECTOR: (Kind.SCHOOL,),
    Role.DASEN: (Kind.ACADEMY,),
    Role.RECTOR: (Kind.ACADEMY,),
    Role.REVIEWER: (Kind.ACADEMY, Kind.MINISTRY, Kind.AUTHORITY),
    Role.AUDITOR: (Kind.ACADEMY, Kind.MINISTRY, Kind.AUTHORITY),
    Role.MINISTRY: (Kind.MINISTRY,),
    Role.AUTHORITY: (Kind.AUTHORITY,),
    Role.PROVIDER: (Kind.PROVIDER,),
    Role.GUARDIAN: (Kind.PUPIL,),
    Role.PUPIL: (Kind.PUPIL,),
}


def at_home(role: Role, place: Place, span: Span = YEAR) -> list[Held]:
    """What somebody with that role holds over the place: each mandate its lineage has room for."""
    return [Held(role, one.id, span) for one in place.lineage if one.kind in HOMES[role]]
