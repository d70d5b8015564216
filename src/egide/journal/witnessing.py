"""Whom this instance believes and asks: the policy file (C2SP), read again when it changes."""

from functools import lru_cache
from pathlib import Path

from egide.journal import conf
from egide.trust.journal.policy import Policy, read_policy


def policy() -> Policy:
    """The policy in force; without a file, no witness and no log of others."""
    path = conf.policy()
    return _read(path, path.stat().st_mtime_ns) if path else Policy()


@lru_cache(maxsize=4)
def _read(path: Path, _changed: int) -> Policy:
    return read_policy(path.read_text(encoding="utf-8"))
