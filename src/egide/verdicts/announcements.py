"""What this room tells."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class VerdictMoved:
    """What is said of a service on that day is not what it was. `moves`: levels, before, after."""

    service: str
    on: str
    cause: str
    evaluation: int
    moves: list[dict[str, object]]
