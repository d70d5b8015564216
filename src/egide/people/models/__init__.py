"""The tables of this room: organisations, those who sign in, and what rosters say of schools."""

from egide.people.models.mandate import Mandate
from egide.people.models.organisation import Organisation, OrganisationEvent
from egide.people.models.person import Person
from egide.people.models.roster import ImportRun, Member, Roster
from egide.people.models.school_life import Attachment, Group, Guardianship, Placement

__all__ = [
    "Attachment",
    "Group",
    "Guardianship",
    "ImportRun",
    "Mandate",
    "Member",
    "Organisation",
    "OrganisationEvent",
    "Person",
    "Placement",
    "Roster",
]
