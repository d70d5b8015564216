"""A bar for long work, where someone is looking."""

import os
import sys
from collections.abc import Iterator, Sequence
from typing import TypeVar

T = TypeVar("T")
FEW = 5


def shown(french: str, english: str, work: Sequence[T]) -> Iterator[T]:
    """Each piece of work in turn, with a bar on a terminal when there is more than a little."""
    if len(work) <= FEW or not sys.stderr.isatty():
        yield from work
        return
    from rich.console import Console
    from rich.progress import track

    label = english if os.environ.get("LANG", "").startswith("en") else french
    yield from track(work, description=label, console=Console(stderr=True), transient=True)
