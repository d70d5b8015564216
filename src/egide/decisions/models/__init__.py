"""The tables of this room. History is rows: what was signed is never edited."""

from egide.decisions.models.agreement import Agreement, AgreementEvent, Document
from egide.decisions.models.asking import Opinion, Request, Wish
from egide.decisions.models.digest import Digest, MailChoice
from egide.decisions.models.experiment import Experiment
from egide.decisions.models.stance import Stance
from egide.decisions.models.told import Told

__all__ = [
    "Agreement",
    "AgreementEvent",
    "Digest",
    "Document",
    "Experiment",
    "MailChoice",
    "Opinion",
    "Request",
    "Stance",
    "Told",
    "Wish",
]
