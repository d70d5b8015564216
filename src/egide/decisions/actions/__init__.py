"""The writers of this room: one verb of the trade each."""

from egide.decisions.actions.asking import Advice, Tool, Use, advise, decline, wish, withdraw
from egide.decisions.actions.signing import Signing, sign
from egide.decisions.drafting import Choices

__all__ = [
    "Advice",
    "Choices",
    "Signing",
    "Tool",
    "Use",
    "advise",
    "decline",
    "sign",
    "wish",
    "withdraw",
]
