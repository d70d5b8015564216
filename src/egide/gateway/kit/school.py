"""The invented school of the kit: the demonstration's collège, its journal, the gateway's keys."""

from datetime import date

from egide.gateway import conf
from egide.gateway.doors_in.accounts import ACCOUNTS
from egide.gateway.doors_out.oidc import signing
from egide.gateway.saml import keys as of_saml
from egide.gateway.secrets import keys, sealing
from egide.journal.actions import open_log
from egide.people import demo
from egide.people.demo.places import ACADEMY


def prepare(*, on: date) -> None:
    """Make it exist; a second call adds nothing."""
    demo.load()
    open_log(ACADEMY.lower(), on=on)
    keys.make(conf.keys())
    signing.make_missing()
    of_saml.make_missing()
    sealing.make_missing()


def people() -> list[dict[str, str]]:
    """Who may sign in there."""
    return [{"user": one.user, "password": one.password, "role": one.role} for one in ACCOUNTS]
