"""What the readers of each category share: where they report, the classes met, the degree."""

from dataclasses import dataclass, field

from egide.people.imports.aaf.groups import Groups
from egide.people.imports.aaf.stream import Entry
from egide.people.imports.aaf.words import clean, garbled
from egide.people.imports.records import Findings, Place, Reason, Record


@dataclass(slots=True)
class Reading:
    """One export being read. `trainings`: the label of each code, from the nomenclature."""

    findings: Findings
    degree: str
    groups: Groups = field(default_factory=Groups)
    trainings: dict[str, str] = field(default_factory=dict)

    def name(self, entry: Entry, at: Place, *attributes: str) -> str:
        """A name, under whichever attribute its dialect uses; one that is garbled is reported."""
        for attribute in attributes:
            text = one(entry, attribute)
            if text:
                if garbled(text):
                    self.findings.problem(at, attribute, Reason.UNREADABLE, warned=True)
                return text
        return ""

    def known(self, entry: Entry, at: Place, *, attribute: str) -> bool:
        """Whether a record has an identifier, and the same twice: links go by the second."""
        twin = one(entry, attribute)
        if not entry.id:
            self.findings.problem(at, "id", Reason.EMPTY)
        elif twin and twin != entry.id:
            self.findings.problem(at, attribute, Reason.UNREADABLE)
        return bool(entry.id) and twin in {"", entry.id}

    def split(self, entry: Entry, at: Place, attribute: str, *, width: int = 2) -> list[list[str]]:
        """The sub-fields of each value; one that is too short, or starts empty, is reported."""
        found = []
        for text in entry.values.get(attribute, ()):
            if text:
                parts = clean(text).split("$")
                if len(parts) < width or not parts[0]:
                    self.findings.problem(at, attribute, Reason.WRONG_WIDTH, warned=True)
                else:
                    found.append(parts)
        return found


def one(entry: Entry, attribute: str) -> str:
    """The first value of an attribute, or ""."""
    said = entry.values.get(attribute)
    return clean(said[0]) if said else ""


Rows = list[Record]
