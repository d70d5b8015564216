"""What a reader asks of the catalogue, read from the address: words, a class, which answers."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.http import QueryDict

from egide.trust.outcome import Conclusion

ORDINARY = "4e"
# How the address names an answer.
ANSWERS = {
    "oui": Conclusion.CONFORMING,
    "conditions": Conclusion.UNDER_CONDITIONS,
    "pas-encore": Conclusion.NOT_ASSESSABLE,
    "non": Conclusion.NOT_CONFORMING,
}
LONGEST = 120


@dataclass(frozen=True, slots=True)
class Asked:
    """The words searched for, the class, and the answers wanted (none: all)."""

    words: str
    level: str
    answers: frozenset[str]

    def wants(self, conclusion: Conclusion | None) -> bool:
        """Whether a service with that answer is to be shown."""
        if not self.answers:
            return True
        return any(ANSWERS[name] is conclusion for name in self.answers)

    @property
    def for_the_class(self) -> str:
        """The end of the address of a service's page, for the same class."""
        return f"?{urlencode({'classe': self.level})}"


def read(given: QueryDict, levels: frozenset[str]) -> Asked:
    """The question in an address; what makes no sense is not asked."""
    level = given.get("classe", ORDINARY)
    return Asked(
        given.get("q", "").replace("\x00", "").strip()[:LONGEST],
        level if level in levels else ORDINARY,
        frozenset(given.getlist("reponse")) & frozenset(ANSWERS),
    )
