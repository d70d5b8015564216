"""Those who work in a school: the head, teachers and their classes, and those who do the rest."""

from egide.people.synth.chance import Draw
from egide.people.synth.persons import Room, Staff
from egide.people.synth.places import School

STAFF = 5_000_000_000
FUNCTIONS = {
    "DIR": "DIRECTION", "ENS": "ENSEIGNEMENT", "DOC": "DOCUMENTATION", "EDU": "EDUCATION",
    "ASE": "ASSISTANT D'EDUCATION", "ADF": "PERSONNELS ADMINISTRATIFS", "MDS": "MEDICO-SOCIAL",
    "ORI": "ORIENTATION",
}  # fmt: skip
SUBJECTS = (
    ("020700", "FRANCAIS"), ("061300", "MATHEMATIQUES"), ("043700", "HISTOIRE-GEOGRAPHIE"),
    ("030201", "ANGLAIS LV1"), ("030602", "ESPAGNOL LV2"), ("030102", "ALLEMAND LV2"),
    ("062900", "SCIENCES VIE & TERRE"), ("062300", "PHYSIQUE-CHIMIE"), ("070800", "TECHNOLOGIE"),
    ("080300", "EDUCATION MUSICALE"), ("090100", "ARTS PLASTIQUES"), ("100100", "E.P.S."),
)  # fmt: skip
_REST = ("DOC", "EDU", "ADF", "ASE", "MDS", "ORI")


def staff_of(draw: Draw, school: School, rooms: tuple[Room, ...]) -> tuple[Staff, ...]:
    """The head first; in a primary school the head teaches the first class too."""
    first = STAFF + school.first + 20 * school.index
    posts = _primary(rooms) if school.kind.primary else _secondary(school, rooms)
    return tuple(
        Staff(first + rank, draw.civil(draw.family(), born=draw.year - 25 - draw.below(38)), *post)
        for rank, post in enumerate(posts)
    )


Post = tuple[str, int, tuple[str, ...], tuple[str, ...], str]


def _primary(rooms: tuple[Room, ...]) -> list[Post]:
    names = [room.name for room in rooms]
    return [("DIR" if not rank else "ENS", 0, (name,), (), name) for rank, name in enumerate(names)]


def _secondary(school: School, rooms: tuple[Room, ...]) -> list[Post]:
    """A teacher of each subject for four classes; somebody for each other task, and assistants."""
    names = [room.name for room in rooms]
    shares = [tuple(names[at : at + 4]) for at in range(0, len(names), 4)]
    teachers: list[Post] = [
        ("ENS", subject, share, (), share[subject] if subject < len(share) else "")
        for share in shares
        for subject in range(len(SUBJECTS))
    ]
    rest: list[Post] = [(function, 0, (), (), "") for function in _REST]
    assistants: list[Post] = [("ASE", 0, (), (), "")] * (school.pupils // 150)
    return [("DIR", 0, (), (), ""), *teachers, *rest, *assistants]
