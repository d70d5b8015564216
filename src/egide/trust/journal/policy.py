"""C2SP tlog-policy: which logs and witnesses are believed, and how many witnesses it takes."""

import re
from collections.abc import Collection
from dataclasses import dataclass, field
from typing import Final

from egide.trust.journal.encoding import from_decimal
from egide.trust.journal.errors import Malformed
from egide.trust.journal.notes import Key, Kind, read_key

NONE: Final = "none"
_LONGEST: Final = 256 * 1024
_MOST_MEMBERS: Final = 256
_SPACE: Final = re.compile(r"[ \t]+")
_CONTROL: Final = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")


@dataclass(frozen=True, slots=True)
class Known:
    """A log or a witness: its key, and where it answers, if that is said."""

    key: Key
    url: str = ""


@dataclass(frozen=True, slots=True)
class Group:
    """Enough when `needed` of its members are."""

    needed: int
    members: tuple[str, ...]


@dataclass(slots=True)
class Policy:
    """Whom a verifier believes. A log's key bears the name of its origin."""

    logs: list[Known] = field(default_factory=list)
    witnesses: dict[str, Known] = field(default_factory=dict)
    groups: dict[str, Group] = field(default_factory=dict)
    quorum: str = ""

    @property
    def keys(self) -> list[Key]:
        """Every key that may sign."""
        return [known.key for known in [*self.logs, *self.witnesses.values()]]

    def log_keys(self, origin: str) -> list[Key]:
        """The keys of one log."""
        return [known.key for known in self.logs if known.key.name == origin]

    def enough(self, signed: Collection[Key]) -> bool:
        """Whether the witnesses that signed are a quorum."""
        return self.quorum in {"", NONE} or self._holds(self.quorum, signed)

    def _holds(self, name: str, signed: Collection[Key]) -> bool:
        if name in self.witnesses:
            return self.witnesses[name].key in signed
        group = self.groups[name]
        return sum(self._holds(member, signed) for member in group.members) >= group.needed


def read_policy(text: str) -> Policy:
    """The policy in a file. A group names only what stands above it, so none names itself."""
    if len(text) > _LONGEST or _CONTROL.search(text):
        raise Malformed("policy", "too long, or a control character")
    policy, taken = Policy(), set[str]()
    for line in text.split("\n"):
        words = _SPACE.split(line.strip(" \t"))
        if words[0] and not words[0].startswith("#"):
            _read_line(policy, words, taken)
    if not policy.quorum:
        raise Malformed("policy", "a quorum is wanted")
    return policy


def _read_line(policy: Policy, words: list[str], taken: set[str]) -> None:
    match words:
        case ["log", key, *url] if len(url) < 2:
            policy.logs.append(_known(policy, key, url, Kind.ED25519))
        case ["witness", name, key, *url] if len(url) < 2:
            _new_name(policy, name)
            policy.witnesses[name] = _known(policy, key, url, Kind.COSIGNATURE)
        case ["group", name, needed, *members] if members:
            _new_name(policy, name)
            policy.groups[name] = _group(policy, needed, members, taken)
        case ["quorum", name] if not policy.quorum:
            if name != NONE and name not in policy.witnesses | policy.groups:
                raise Malformed("policy", "the quorum names nobody above it")
            policy.quorum = name
        case _:
            raise Malformed("policy", "a line that is not understood")


def _known(policy: Policy, text: str, url: list[str], kind: Kind) -> Known:
    key = read_key(text)
    if key.kind is not kind:
        raise Malformed("policy", "a key of the wrong kind")
    if key.public in {known.public for known in policy.keys}:
        raise Malformed("policy", "a key twice")
    return Known(key, *url)


def _new_name(policy: Policy, name: str) -> None:
    if name == NONE or name in policy.witnesses or name in policy.groups:
        raise Malformed("policy", "a name twice")


def _group(policy: Policy, needed: str, members: list[str], taken: set[str]) -> Group:
    if len(members) > _MOST_MEMBERS or len(set(members)) != len(members) or taken & set(members):
        raise Malformed("policy", "a member twice")
    if not set(members) <= policy.witnesses.keys() | policy.groups.keys():
        raise Malformed("policy", "a group names what stands above it")
    words = {"any": 1, "all": len(members)}
    count = words[needed] if needed in words else from_decimal(needed, "group")
    if not 1 <= count <= len(members):
        raise Malformed("policy", "a group that nobody satisfies")
    taken |= set(members)
    return Group(count, tuple(members))
