"""The names that LTI gives to claims, roles, scopes and bodies (LTI Core 1.3, Advantage 2.0)."""

from typing import Final

from egide.trust.agreement.attributes import Attribute
from egide.trust.disclosure.admission import Role

LTI: Final = "https://purl.imsglobal.org/spec/lti/claim/"
LINKING: Final = "https://purl.imsglobal.org/spec/lti-dl/claim/"
NRPS: Final = "https://purl.imsglobal.org/spec/lti-nrps/claim/namesroleservice"
AGS: Final = "https://purl.imsglobal.org/spec/lti-ags/claim/endpoint"
VERSION: Final = "1.3.0"

MEMBERS: Final = "https://purl.imsglobal.org/spec/lti-nrps/scope/contextmembership.readonly"
ITEMS: Final = "https://purl.imsglobal.org/spec/lti-ags/scope/lineitem"
ITEMS_READ: Final = "https://purl.imsglobal.org/spec/lti-ags/scope/lineitem.readonly"
SCORE: Final = "https://purl.imsglobal.org/spec/lti-ags/scope/score"
# Results are not among them: nothing is read back of what was sent (docs/decisions/0073).
SCOPES: Final = (MEMBERS, ITEMS, ITEMS_READ, SCORE)
OF_GRADES: Final = (ITEMS, ITEMS_READ, SCORE)

_MEMBERSHIP: Final = "http://purl.imsglobal.org/vocab/lis/v2/membership#"
ROLES: Final = {
    Role.PUPIL: _MEMBERSHIP + "Learner",
    Role.TEACHER: _MEMBERSHIP + "Instructor",
    Role.STAFF: _MEMBERSHIP + "Administrator",
}

# What a launch carries of what is released; the pseudonym is `sub`, a group is the context.
PLAIN: Final = {
    Attribute.DISPLAY_NAME: "name",
    Attribute.GIVEN_NAME: "given_name",
    Attribute.FAMILY_NAME: "family_name",
    Attribute.MAIL: "email",
    Attribute.LANGUAGE: "locale",
}
CUSTOM: Final = {
    Attribute.SCHOOL: "school",
    Attribute.LEVEL: "level",
    Attribute.FORMER_PSEUDONYM: "former_sub",  # while a service's key changes
}
FORMER_MEMBER: Final = "lti11_legacy_user_id"  # the name that tools know for a former identifier
NOT_OF_MEMBERS: Final = frozenset({Attribute.LANGUAGE, Attribute.SCHOOL, Attribute.LEVEL})
