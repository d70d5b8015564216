"""The writers of this room: one verb of the trade each."""

from egide.decisions.actions.asking import Advice, Tool, Use, advise, decline, wish, withdraw
from egide.decisions.actions.closing import end, resume, suspend
from egide.decisions.actions.day import DayDone, run_day
from egide.decisions.actions.frameworks import accede, negotiate, offer
from egide.decisions.actions.framing import Taking, take_stance
from egide.decisions.actions.providing import sign_clause
from egide.decisions.actions.reading import choose_mail, mark_read, remember_language
from egide.decisions.actions.signing import Signing, sign
from egide.decisions.actions.trials import Question, Result, extend, record_result, try_out
from egide.decisions.digest import send_digest
from egide.decisions.drafting import Choices
from egide.decisions.joining import Deal

__all__ = [
    "Advice",
    "Choices",
    "DayDone",
    "Deal",
    "Question",
    "Result",
    "Signing",
    "Taking",
    "Tool",
    "Use",
    "accede",
    "advise",
    "choose_mail",
    "decline",
    "end",
    "extend",
    "mark_read",
    "negotiate",
    "offer",
    "record_result",
    "remember_language",
    "resume",
    "run_day",
    "send_digest",
    "sign",
    "sign_clause",
    "suspend",
    "take_stance",
    "try_out",
    "wish",
    "withdraw",
]
