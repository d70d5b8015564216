"""What a sign-in service gives for a code (RFC 6749, section 4.1.3; RFC 7636, section 4.5)."""

import base64
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import quote

from egide.people.signin.conf import Upstream
from egide.people.signin.upstream import fetching
from egide.people.signin.upstream.discovery import Metadata


@dataclass(frozen=True, slots=True)
class Sent:
    """What came back with the browser, and what proves that it had left from here."""

    code: str = field(repr=False)
    verifier: str = field(repr=False)
    redirect_uri: str


def exchange(chosen: Upstream, metadata: Metadata, sent: Sent) -> dict[str, Any]:
    """What the service gives for a code; only its ID token is ever looked at."""
    form = {
        "grant_type": "authorization_code",
        "code": sent.code,
        "redirect_uri": sent.redirect_uri,
        "code_verifier": sent.verifier,
    }
    headers = {}
    if metadata.posts_secret:
        form |= {"client_id": chosen.client_id, "client_secret": chosen.client_secret}
    else:
        headers["Authorization"] = f"Basic {basic(chosen.client_id, chosen.client_secret)}"
    return fetching.post(metadata.token, form, headers, "token")


def basic(name: str, secret: str) -> str:
    """Credentials as RFC 6749, 2.3.1 has them: each form-encoded before they are joined."""
    return base64.b64encode(f"{quote(name, safe='')}:{quote(secret, safe='')}".encode()).decode()
