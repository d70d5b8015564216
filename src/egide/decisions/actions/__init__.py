"""The writers of this room: one verb of the trade each."""

from egide.decisions.actions.asking import Advice, Tool, Use, advise, decline, wish, withdraw
from egide.decisions.actions.signing import Signing, sign

__all__ = [
    "Advice",
    "Signing",
    "Tool",
    "Use",
    "advise",
    "decline",
    "sign",
    "wish",
    "withdraw",
]
