"""From what is released to claims, and nothing more than what is released."""

from collections.abc import Mapping

from egide.trust.agreement.attributes import NAMING as NAMING_ATTRIBUTES
from egide.trust.agreement.attributes import Attribute

CLAIMS = {
    Attribute.PSEUDONYM: ("sub",),
    Attribute.FORMER_PSEUDONYM: ("former_sub",),
    # Tools show one or the other; the pseudonymous name is in both.
    Attribute.DISPLAY_NAME: ("nickname", "preferred_username"),
    Attribute.ROLE: ("role",),
    Attribute.SCHOOL: ("school",),
    Attribute.GROUP: ("groups",),
    Attribute.LEVEL: ("level",),
    Attribute.LANGUAGE: ("locale",),
    Attribute.GIVEN_NAME: ("given_name",),
    Attribute.FAMILY_NAME: ("family_name",),
    Attribute.MAIL: ("email",),
}
NAMING = frozenset(name for attribute in NAMING_ATTRIBUTES for name in CLAIMS[attribute])
SUPPORTED = sorted({name for names in CLAIMS.values() for name in names})


def claims(released: Mapping[Attribute, str]) -> dict[str, str | list[str]]:
    """The claims of a disclosure; groups are a list."""
    return {
        name: value.split() if attribute is Attribute.GROUP else value
        for attribute, value in released.items()
        for name in CLAIMS[attribute]
    }
