"""The rows of a school in each file of a bundle."""

from collections.abc import Iterable, Iterator
from itertools import chain

from egide.people.synth.oneroster.layout import Row, Version
from egide.people.synth.order import Order
from egide.people.synth.persons import Civil, People, Pupil, Room, Staff
from egide.people.synth.places import School

YEAR, ACADEMY = "year", "academy"
# The codes of the standard (CEDS): PR, PK and KG come before the first grade, PS after the last.
GRADES = {
    "ps": "PR", "ms": "PK", "gs": "KG", "cp": "01", "ce1": "02", "ce2": "03", "cm1": "04",
    "cm2": "05", "6e": "06", "5e": "07", "4e": "08", "3e": "09", "2de": "10", "cap1": "10",
    "1re": "11", "cap2": "11", "tle": "12", "post_bac": "PS",
}  # fmt: skip
ROLES = {"DIR": "principal", "ENS": "teacher"}
OLD_ROLES = {"DIR": "administrator", "ENS": "teacher"}


class Rows:
    """Rows as one version writes them. Those of a whole export say neither status nor date."""

    def __init__(self, order: Order, version: Version) -> None:
        self.order, self.old = order, version is Version.V1_1
        self.user = self._old_user if self.old else self._new_user

    def academy(self) -> Row:
        """The academy, above its schools."""
        place = self.order.place
        return (ACADEMY, "", "", f"Académie de {place.name}", "district", place.code, "")

    def year(self) -> Row:
        """The school year."""
        year = self.order.school_year
        span = f"{year}-09-01", f"{year + 1}-07-05"
        return (YEAR, "", "", f"{year}-{year + 1}", "schoolYear", *span, "", year + 1)

    def of(self, school: School, people: People) -> Iterator[tuple[str, Iterable[Row]]]:
        """Every file's rows of one school."""
        at = f"org-{school.number}"
        name = f"{school.kind.label.capitalize()} {school.name}, {school.town}"
        yield "orgs", [(at, "", "", name, "school", school.uai, ACADEMY)]
        yield "courses", [(f"crs-{school.number}", "", "", YEAR, "Classe", "", "", at, "", "")]
        rooms = [(room, "homeroom") for room in people.rooms]
        rooms += [(group, "scheduled") for group in people.groups]
        yield "classes", (self._class(at, room, kind) for room, kind in rooms)
        yield "users", chain(self._pupils(at, people), self._grown(at, people))
        yield "demographics", (self._demographics(pupil) for pupil in people.pupils)
        yield "enrollments", chain.from_iterable(self._enrolled(at, one) for one in people.pupils)
        yield "enrollments", chain.from_iterable(self._teaches(at, one) for one in people.staff)
        if not self.old:
            yield "roles", self._roles(at, people)

    def _class(self, at: str, room: Room, kind: str) -> Row:
        grades = ",".join(dict.fromkeys(GRADES[level] for level in room.levels))
        course = at.replace("org", "crs")
        return (_class(at, room.name), "", "", room.name, grades, course, "", kind, "", at, YEAR,
                "", "", "")  # fmt: skip

    def _pupils(self, at: str, people: People) -> Iterator[Row]:
        for pupil in people.pupils:
            agents = ",".join([f"usr-{tie.guardian}" for tie in pupil.ties])
            said = (at, "student", "", agents, GRADES[pupil.level])
            yield self.user(pupil.number, pupil.civil, said)

    def _grown(self, at: str, people: People) -> Iterator[Row]:
        for guardian in people.guardians:
            said = (at, "guardian", f"p{guardian.number}@famille.example", "", "")
            yield self.user(guardian.number, guardian.civil, said)
        for one in people.staff:
            mail = f"personnel{one.number}@{self.order.place.domain}"
            said = (at, OLD_ROLES.get(one.function, "aide"), mail, "", "")
            yield self.user(one.number, one.civil, said)

    @staticmethod
    def _old_user(number: int, civil: Civil, said: tuple[str, str, str, str, str]) -> Row:
        at, role, mail, agents, grade = said
        return (f"usr-{number}", "", "", "true", at, role, f"u{number}", "", civil.given,
                civil.family, "", number, mail, "", "", agents, grade, "")  # fmt: skip

    @staticmethod
    def _new_user(number: int, civil: Civil, said: tuple[str, str, str, str, str]) -> Row:
        at, _, mail, agents, grade = said
        return (f"usr-{number}", "", "", "true", f"u{number}", "", civil.given, civil.family, "",
                number, mail, "", "", agents, grade, "", "", "", "", "", at, "")  # fmt: skip

    def _demographics(self, pupil: Pupil) -> Row:
        year, month, day = pupil.civil.born
        return (f"usr-{pupil.number}", "", "", f"{year}-{month:02}-{day:02}", *[""] * 12)

    def _enrolled(self, at: str, pupil: Pupil) -> Iterator[Row]:
        for name in (pupil.room, *pupil.groups):
            yield _enrolment(at, name, pupil.number, "student")

    def _teaches(self, at: str, one: Staff) -> Iterator[Row]:
        for name in (*one.rooms, *one.groups):
            yield _enrolment(at, name, one.number, "teacher")

    def _roles(self, at: str, people: People) -> Iterator[Row]:
        held = chain(
            ((pupil.number, "student") for pupil in people.pupils),
            ((guardian.number, "guardian") for guardian in people.guardians),
            ((one.number, ROLES.get(one.function, "aide")) for one in people.staff),
        )
        for number, role in held:
            yield (f"rol-{number}", "", "", f"usr-{number}", "primary", role, "", "", at, "")


def _class(at: str, name: str) -> str:
    return f"cls-{at[4:]}-{name.replace(' ', '_')}"


def _enrolment(at: str, name: str, number: int, role: str) -> Row:
    room = _class(at, name)
    return (f"enr-{number}-{room[4:]}", "", "", room, at, f"usr-{number}", role, "", "", "")
