"""How attributes are written for a service: data. A service takes a dialect, and may rename.

`v3`: in `<cas:attributes>`, with the three that the protocol's schema wants (CAS 3.0, appendix A).
`flat`: in `<cas:attributes>`, nothing else. `nested`: in a `<cas:userAttributes>` inside it, as
several ENT do. `beside`: next to `<cas:user>`, as before there was a place for them.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from egide.trust.agreement.attributes import Attribute
from egide.trust.disclosure.release import Disclosure

Values = dict[str, list[str]]


@dataclass(frozen=True, slots=True)
class Dialect:
    """The elements between the answer and an attribute; whether the sign-in is told as well."""

    around: tuple[str, ...]
    sign_in: bool = False


DIALECTS: Final = {
    "v3": Dialect(("attributes",), sign_in=True),
    "flat": Dialect(("attributes",)),
    "nested": Dialect(("attributes", "userAttributes")),
    "beside": Dialect(()),
}
NAMES: Final = {
    Attribute.PSEUDONYM: "uid",
    Attribute.FORMER_PSEUDONYM: "formerUid",
    Attribute.DISPLAY_NAME: "displayName",
    Attribute.ROLE: "role",
    Attribute.SCHOOL: "school",
    Attribute.GROUP: "groups",
    Attribute.LEVEL: "level",
    Attribute.LANGUAGE: "locale",
    Attribute.GIVEN_NAME: "givenName",
    Attribute.FAMILY_NAME: "sn",
    Attribute.MAIL: "mail",
}


def values(disclosure: Disclosure, names: Mapping[str, str]) -> Values:
    """What leaves, under the names of the service; groups are several values."""
    return {
        names.get(attribute, NAMES[attribute]): (
            value.split() if attribute is Attribute.GROUP else [value]
        )
        for attribute, value in disclosure.released.items()
    }
