"""The steps from a wish to an open door, drawn: who did what, who is waited for."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from django.utils.functional import Promise

Words = str | Promise


class State(StrEnum):
    """Where a step stands."""

    DONE = "done"
    HERE = "here"
    TO_COME = "to_come"
    STOPPED = "stopped"


@dataclass(frozen=True, slots=True)
class Step:
    """One step: what it is, and under it who, or when."""

    title: Words
    note: Words
    state: State

    @property
    def done(self) -> bool:
        """Whether it is behind."""
        return self.state is State.DONE

    @property
    def here(self) -> bool:
        """Whether somebody is waited for here."""
        return self.state is State.HERE

    @property
    def stopped(self) -> bool:
        """Whether the way ended here."""
        return self.state is State.STOPPED


def drawn(
    steps: Sequence[tuple[Words, Words]], reached: int, *, stopped: bool = False
) -> list[Step]:
    """The steps, of which `reached` are behind; the next one is where things are, or stopped."""
    here = State.STOPPED if stopped else State.HERE
    states = [State.DONE] * reached + [here] + [State.TO_COME] * len(steps)
    return [Step(title, note, state) for (title, note), state in zip(steps, states, strict=False)]
