"""The readers of this room: organisations, mandates, classes, families. Frozen values alone."""

from egide.people.queries.arrivals import (
    Arrival,
    MemberKind,
    arrivals_of,
    arriving,
    schools_of_member,
)
from egide.people.queries.classes import (
    Classroom,
    Headcount,
    Pupil,
    class_with_pupils,
    classes_at,
    classes_of,
    headcount,
    taught,
)
from egide.people.queries.families import Child, child, children_of
from egide.people.queries.held import held_by, ties_of, works_in
from egide.people.queries.holders import (
    BoardVoteShown,
    HeldMandate,
    held_as,
    holders,
    mandates_of,
    vote_for,
)
from egide.people.queries.known import known_as
from egide.people.queries.mail import addresses
from egide.people.queries.organisations import (
    Event,
    Org,
    academies,
    below,
    history,
    lineage,
    organisation,
    organisations,
    provider,
)
from egide.people.queries.places import place_in, place_of, place_of_class, place_of_pupil
from egide.people.queries.teaching import groups, holding, names_of, pupils_in, teachers_of

__all__ = [
    "Arrival",
    "BoardVoteShown",
    "Child",
    "Classroom",
    "Event",
    "Headcount",
    "HeldMandate",
    "MemberKind",
    "Org",
    "Pupil",
    "academies",
    "addresses",
    "arrivals_of",
    "arriving",
    "below",
    "child",
    "children_of",
    "class_with_pupils",
    "classes_at",
    "classes_of",
    "groups",
    "headcount",
    "held_as",
    "held_by",
    "history",
    "holders",
    "holding",
    "known_as",
    "lineage",
    "mandates_of",
    "names_of",
    "organisation",
    "organisations",
    "place_in",
    "place_of",
    "place_of_class",
    "place_of_pupil",
    "provider",
    "pupils_in",
    "schools_of_member",
    "taught",
    "teachers_of",
    "ties_of",
    "vote_for",
    "works_in",
]
