"""Mail as the environment says it: by which relay it leaves, from whom.

What is wrong stops the start, and is named without its value.
"""

from dataclasses import dataclass, field
from email.utils import parseaddr
from urllib.parse import SplitResult, unquote, urlsplit

from egide.settings.conf import Unset
from egide.settings.sign_in import HERE

SMTP = "django.core.mail.backends.smtp.EmailBackend"
WRITTEN = "EGIDE_MAIL_URL is smtp://user:word@host:587 or smtps://user:word@host:465"
PORTS = {"smtp": 587, "smtps": 465}


@dataclass(frozen=True, slots=True)
class Relay:
    """A mail server: `tls` from the first word, or `starttls` before any word of ours."""

    host: str
    port: int
    user: str
    password: str = field(repr=False)
    starttls: bool
    tls: bool


def relay(url: str) -> Relay | None:
    """The relay of `EGIDE_MAIL_URL`, none when it is empty; in the clear to this machine alone."""
    if not url:
        return None
    parts = urlsplit(url)
    if parts.scheme not in PORTS or not parts.hostname or parts.path.strip("/") or parts.query:
        raise Unset(WRITTEN)
    tls = parts.scheme == "smtps"
    return Relay(
        host=parts.hostname,
        port=port(parts),
        user=unquote(parts.username or ""),
        password=unquote(parts.password or ""),
        starttls=not tls and parts.hostname not in HERE,
        tls=tls,
    )


def port(parts: SplitResult) -> int:
    """The port that is said, else the usual one."""
    try:
        return parts.port or PORTS[parts.scheme]
    except ValueError:
        raise Unset(WRITTEN) from None


def sender(text: str) -> str:
    """Who writes, as a mail says it: a name may come before the address."""
    address = parseaddr(text)[1]
    local, _, domain = address.rpartition("@")
    if not local or "." not in domain or not text.isprintable():
        raise Unset("EGIDE_MAIL_FROM is an address, as Égide <egide@academie.example>")
    return text
