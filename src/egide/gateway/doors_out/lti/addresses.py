"""Our addresses, as tools know them."""

from django.urls import reverse

from egide.gateway import conf


def address(page: str, **parts: object) -> str:
    """A page of this room, whole."""
    return conf.issuer() + reverse(f"gateway:{page}", kwargs=parts)
