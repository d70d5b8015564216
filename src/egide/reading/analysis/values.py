"""The closed values that every question shares about a sentence."""

from enum import StrEnum


class Actor(StrEnum):
    """Whose act the sentence states. UNKNOWN: passive or impersonal ("data are stored in…")."""

    PROVIDER = "provider"
    USER = "user"
    THIRD = "third"
    AUTHORITY = "authority"
    UNKNOWN = "unknown"


class Polarity(StrEnum):
    """EXCEPTED: said, or denied, save in a case ("we do not share it unless you agree")."""

    AFFIRMED = "affirmed"
    NEGATED = "negated"
    EXCEPTED = "excepted"


class Region(StrEnum):
    """For whom the sentence holds. GENERAL: for everyone; OTHER: a place that is not listed."""

    GENERAL = "general"
    EEA = "eea"
    FRANCE = "france"
    UK = "uk"
    US = "us"
    CALIFORNIA = "california"
    OTHER = "other"

    @property
    def holds_in_france(self) -> bool:
        """Whether users in France are concerned."""
        return self in {Region.GENERAL, Region.EEA, Region.FRANCE}


class Modality(StrEnum):
    """How it is said. MENTION: a heading, a question, an index: named, not stated."""

    STATES = "states"
    MAY = "may"
    MUST = "must"
    MUST_NOT = "must_not"
    RIGHT = "right"
    DEFINITION = "definition"
    MENTION = "mention"


class Section(StrEnum):
    """What the headings say that the passage is about."""

    COOKIES = "cookies"
    ADVERTISING = "advertising"
    TRANSFERS = "transfers"
    SECURITY = "security"
    INCIDENT = "incident"
    RETENTION = "retention"
    RIGHTS = "rights"
    CHILDREN = "children"
    CHANGES = "changes"
    DISPUTES = "disputes"
    TERMINATION = "termination"
    CONTENT = "content"
    SHARING = "sharing"
    CONTACT = "contact"
    PURPOSES = "purposes"
    COLLECTION = "collection"
    AI = "ai"
    ACCESSIBILITY = "accessibility"
    DEFINITIONS = "definitions"
    REGIONAL = "regional"
    OTHER = "other"
