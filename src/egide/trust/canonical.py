"""One way to write a value, so that its digest is the same on every machine and every day."""

import json
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from enum import Enum
from hashlib import sha256

_PLAIN = (str, int, float, bool, type(None))


def plain(value: object) -> object:
    """The value as JSON knows it: sets sorted, tuples as lists, days in ISO, mappings by key."""
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, _PLAIN):
        return value
    if isinstance(value, date):
        return value.isoformat()
    return _gathered(value)


def _gathered(value: object) -> object:
    if isinstance(value, Mapping):
        return {str(key): plain(item) for key, item in value.items()}
    if isinstance(value, (set, frozenset)):
        return sorted((plain(item) for item in value), key=json.dumps)
    if isinstance(value, (tuple, list)):
        return [plain(item) for item in value]
    if is_dataclass(value) and not isinstance(value, type):
        return {field.name: plain(getattr(value, field.name)) for field in fields(value)}
    raise TypeError(f"no canonical form for {type(value).__name__}")


def canonical(value: object) -> str:
    """The value as canonical JSON: keys sorted, no space, every letter as itself."""
    return json.dumps(plain(value), sort_keys=True, ensure_ascii=False, separators=(",", ":"))


def digest(value: object) -> str:
    """The SHA-256 of the canonical form, in hexadecimal."""
    return sha256(canonical(value).encode()).hexdigest()
