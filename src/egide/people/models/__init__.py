"""The tables of this room: organisations, those who sign in, and what rosters say of schools."""

from egide.people.models.contact import Contact
from egide.people.models.mandate import BoardVote, Mandate
from egide.people.models.organisation import Organisation, OrganisationEvent
from egide.people.models.person import Person
from egide.people.models.roster import ImportRun, Member, Roster
from egide.people.models.school_life import Attachment, Group, Guardianship, Placement
from egide.people.models.signin import Invitation, OutsideAccount, Passkey, Tally, Ticket

__all__ = [
    "Attachment",
    "BoardVote",
    "Contact",
    "Group",
    "Guardianship",
    "ImportRun",
    "Invitation",
    "Mandate",
    "Member",
    "Organisation",
    "OrganisationEvent",
    "OutsideAccount",
    "Passkey",
    "Person",
    "Placement",
    "Roster",
    "Tally",
    "Ticket",
]
