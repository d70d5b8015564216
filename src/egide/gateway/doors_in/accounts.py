"""The accounts of the demonstration's ENT: invented people, each with a user name and a password.

They open nothing but the kit and the tests: the door is not there under other settings.
"""

import hmac
from dataclasses import dataclass
from uuid import UUID

from egide.people.demo.kept import numbered
from egide.people.demo.places import TILLEULS

PASSWORD = "essai-{}"  # noqa: S105 - an invented person's, printed by the kit for all to read


@dataclass(frozen=True, slots=True)
class Account:
    """An invented person: how they sign in, who they are in the invented roster."""

    user: str
    source: str
    role: str

    @property
    def password(self) -> str:
        """The word that goes with the user name."""
        return PASSWORD.format(self.user)

    @property
    def member(self) -> UUID:
        """Their number in the roster."""
        return numbered("member", self.source)


ACCOUNTS = (
    Account("helene", "s-helene", "staff"),
    Account("camille", "t-camille", "teacher"),
    Account("mehdi", "t-mehdi", "teacher"),
    Account("leo", "p-leo", "pupil"),
    *(Account(f"eleve{rank + 1}", f"p-{TILLEULS}-6e-{rank}", "pupil") for rank in range(8)),
    *(Account(f"eleve{rank + 9}", f"p-{TILLEULS}-5e-{rank}", "pupil") for rank in range(4)),
)
_BY_USER = {one.user: one for one in ACCOUNTS}


def proved(user: str, password: str) -> Account | None:
    """Whose name and password these are; None tells nothing of which of the two is wrong."""
    account = _BY_USER.get(user)
    wanted = account.password if account else PASSWORD
    same = hmac.compare_digest(password.encode(), wanted.encode())
    return account if account and same else None
