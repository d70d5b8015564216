"""Sentences from a pattern: `we (do not|never) sell {data}` stands for many sentences.

(a|b|) is a choice, one of which may be empty; {name} is a choice shared by all patterns of a
language. Patterns do not nest.
"""

import random
import re
from collections.abc import Mapping

CHOICE = re.compile(r"\(([^()]*\|[^()]*)\)")
SLOT = re.compile(r"\{(\w+)\}")
SPACES = re.compile(r"\s+")


def sentences(pattern: str, slots: Mapping[str, str], *, most: int, seed: str) -> list[str]:
    """Up to `most` different sentences; the same ones for the same seed."""
    chance = random.Random(f"{seed}|{pattern}")  # noqa: S311  # not for secrets: reproducible
    made = {one(pattern, slots, chance): None for _ in range(most * 2)}
    return list(made)[:most]


def one(pattern: str, slots: Mapping[str, str], chance: random.Random) -> str:
    """One sentence, each choice drawn: choices first, since a slot may stand inside one."""
    drawn = CHOICE.sub(lambda match: chance.choice(match[1].split("|")), pattern)
    filled = SLOT.sub(lambda match: chance.choice(slots[match[1]].split("|")), drawn)
    return SPACES.sub(" ", filled).strip()
