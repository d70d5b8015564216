"""The readers of this room: agreements, requests, answers, what waits, what was told."""

from egide.decisions.effects import would_fall
from egide.decisions.held import (
    Happened,
    Held,
    agreement,
    agreements_by_digest,
    agreements_of,
    below,
    frameworks_of,
    history,
    joined,
    rests_on,
)
from egide.decisions.joining import (
    DealSheet,
    Joining,
    deal_sheet,
    joinable,
    joining_sheet,
)
from egide.decisions.queries.answers import Answered, Equivalent, May, answer_for
from egide.decisions.queries.experiments import (
    Tried,
    experiment,
    experiments_below,
    experiments_of,
)
from egide.decisions.queries.in_force import InForce, Opening, Pupils, covers, in_force, opening
from egide.decisions.queries.requests import Asked, Stage, request, requests_of, wished_by
from egide.decisions.queries.told import Message, mail_of, told
from egide.decisions.queries.waiting import Waiting, waiting_for
from egide.decisions.sheets import Page, Sheet, sheet_to_sign, sheet_to_try

__all__ = [
    "Answered",
    "Asked",
    "DealSheet",
    "Equivalent",
    "Happened",
    "Held",
    "InForce",
    "Joining",
    "May",
    "Message",
    "Opening",
    "Page",
    "Pupils",
    "Sheet",
    "Stage",
    "Tried",
    "Waiting",
    "agreement",
    "agreements_by_digest",
    "agreements_of",
    "answer_for",
    "below",
    "covers",
    "deal_sheet",
    "experiment",
    "experiments_below",
    "experiments_of",
    "frameworks_of",
    "history",
    "in_force",
    "joinable",
    "joined",
    "joining_sheet",
    "mail_of",
    "opening",
    "request",
    "requests_of",
    "rests_on",
    "sheet_to_sign",
    "sheet_to_try",
    "told",
    "waiting_for",
    "wished_by",
    "would_fall",
]
