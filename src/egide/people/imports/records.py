"""What a parser hands to the engine. Nothing here reads a file or writes a table.

**How a parser is written.** A format gives one function, `delivery(paths, ...) -> Delivery`: it
looks at the files, refuses what it will not read in one line (`errors.ImportRefused`), and says
which roster they are and how to read them. The engine then asks for `delivery.records(findings)`,
an iterator of `(table, row)` that it consumes as it comes, so that nothing need be held:

    def records(findings: Findings) -> Iterator[Record]:
        for file, line, pupil in read(...):
            if not pupil.id:
                findings.problem(Place(file, line), "ENTPersonJointure", Reason.EMPTY)
                continue
            yield Table.MEMBER, (pupil.id, "pupil", given, family, month, "6e", "", file, line)

- A row is a plain tuple in the order of `COLUMNS[table]`, all text, `""` when unknown, then the
  number of the file in `delivery.files` and the line where the record starts. Tables in any order.
- Everything names by the source's own ids: the engine derives the UUIDs, links, drops what repeats
  itself (identical twins are one row), and names duplicates, dangling references, too long fields,
  unknown words and bad months itself. The parser names what only it can see.
- A problem never carries the value: file, line, field and reason lead to it, and a name has no
  business in a report. `warned=True`: the row is imported all the same.
- What is not needed is not yielded: no INE, no address, no phone, no mail of a pupil or guardian,
  of a birth date only its month. Attributes that are not known are counted: `findings.unknown`.
- A school is looked up by its `code` (UAI). When the directory lacks it, it is created if the row
  gives its `school_kind`; else the row is named. What the directory says is never overwritten.
- `complete` is true of an export that names everybody: who is absent from it is gone.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple, Protocol


class Table(StrEnum):
    """What a row speaks of."""

    SCHOOL = "school"
    MEMBER = "member"
    ATTACHMENT = "attachment"
    GROUP = "group"
    PLACEMENT = "placement"
    GUARDIANSHIP = "guardianship"


COLUMNS: dict[Table, tuple[str, ...]] = {
    # school_kind: public_primary, eple, private_contract or "". stages: words cut by spaces.
    Table.SCHOOL: ("source_id", "code", "name", "school_kind", "stages", "commune"),
    # kind: pupil, teacher, staff, guardian. birth_month: 2014-03-01. level: of levels.yaml.
    Table.MEMBER: (
        "source_id", "kind", "given_name", "family_name", "birth_month", "level", "mail",
    ),
    # role: pupil, teacher, head, staff.
    Table.ATTACHMENT: ("member", "school", "role"),
    # kind: class, group.
    Table.GROUP: ("source_id", "school", "kind", "name", "level"),
    # role: pupil, teacher.
    Table.PLACEMENT: ("member", "group", "role"),
    # legal: "1" when the guardian answers for the pupil in law, else "0".
    Table.GUARDIANSHIP: ("guardian", "pupil", "legal"),
}  # fmt: skip
PLACE = ("file", "line")

Row = tuple[str | int, ...]
Record = tuple[Table, Row]


class Reason(StrEnum):
    """Why a row is named. The words for people are in `reasons.py`."""

    EMPTY = "empty"
    TOO_LONG = "too-long"
    NOT_A_DAY = "not-a-day"
    UNKNOWN_WORD = "unknown-word"
    CONTROL_CHARACTER = "control-character"
    WRONG_WIDTH = "wrong-width"
    BROKEN_QUOTE = "broken-quote"
    DUPLICATE = "duplicate"
    DANGLING = "dangling"
    NOT_A_SCHOOL = "not-a-school"
    NO_SCHOOL = "no-school"
    SCHOOL_UNKNOWN = "school-unknown"
    UAI_SHAPE = "uai-shape"
    UAI_KEY = "uai-key"
    UNREADABLE = "unreadable"
    NOT_A_MAIL = "not-a-mail"
    WRONG_KIND = "wrong-kind"
    NO_CONTRACT = "no-contract"


class Place(NamedTuple):
    """Where something stands: the number of the file in the delivery, and the line from 1."""

    file: int
    line: int


class Findings(Protocol):
    """Where a parser says what it met."""

    def problem(self, place: Place, field: str, reason: Reason, *, warned: bool = False) -> None:
        """Name a bad row; `warned` when it is imported all the same."""

    def unknown(self, name: str) -> None:
        """Count an attribute or a file that is not known, and is left out."""


@dataclass(frozen=True, slots=True)
class DeliveredFile:
    """A file as it came: its name for people (never a path), its digest, its size."""

    name: str
    sha256: str
    size: int


@dataclass(frozen=True, slots=True)
class Delivery:
    """Files of one roster, checked from outside, and how to read them.

    `roster` starts each derived id ("aaf:13"); `kind` is aaf, oneroster or annuaire; `academy` is
    the number of the academy above schools that must be created ("13"), or empty. `fields` gives
    the source's own names ("member.source_id" → "ENTPersonJointure") to the engine's findings.
    `complete`: who is absent is gone; of the tables in `silent` the export says nothing at all.
    """

    roster: str
    kind: str
    academy: str
    files: tuple[DeliveredFile, ...]
    records: Callable[[Findings], Iterator[Record]]
    complete: bool = True
    fields: Mapping[str, str] = field(default_factory=dict)
    silent: frozenset[Table] = frozenset()
