"""What is good once: an assertion's `jti`, a response's `nonce`. Kept as long as it would count."""

from hashlib import sha256

from django.db import IntegrityError
from django.db.transaction import atomic

from egide.gateway.models import LtiHint, LtiSpent, LtiToken, LtiTool


def first_time(tool: LtiTool, what: str, value: str, *, until: int) -> bool:
    """Whether a tool presents this for the first time; from now on it does not."""
    try:
        with atomic():
            LtiSpent.objects.create(digest=digest(f"{tool.pk} {what} {value}"), ends_at=until)
    except IntegrityError:
        return False
    return True


def digest(secret: str) -> bytes:
    """How what was drawn is kept: it is random and long, a slow digest would add nothing."""
    return sha256(secret.encode()).digest()


def sweep(*, at: int) -> int:
    """Remove what is over; say how many."""
    tables = (LtiHint, LtiSpent, LtiToken)
    return sum(table.objects.filter(ends_at__lte=at).delete()[0] for table in tables)
