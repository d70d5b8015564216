"""What this room tells."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class NoticeIssued:
    """Families are told something new. `school` is 0 for a national agreement."""

    notice: int
    agreement: int
    school: int
