"""C2SP signed notes: a text, and who signed it."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from enum import IntEnum
from hashlib import sha256
from typing import Final

from egide.trust.journal.encoding import DIGEST, from_base64, to_base64
from egide.trust.journal.errors import Malformed, Unproved

LONGEST_NOTE: Final = 256 * 1024
MOST_SIGNATURES: Final = 64
_KEY_ID: Final = 4
_DASH: Final = "— "
_CONTROL: Final = re.compile(r"[\x00-\x09\x0b-\x1f]")
_HEX_ID: Final = re.compile(r"[0-9a-f]{8}")

# (public key, message, signature) -> whether it holds; and message -> signature.
Verify = Callable[[bytes, bytes, bytes], bool]
Sign = Callable[[bytes], bytes]


class Kind(IntEnum):
    """What a signature says, as the byte in its key's name."""

    ED25519 = 1
    COSIGNATURE = 4


@dataclass(frozen=True, slots=True)
class Key:
    """A public key, and the name under which it signs."""

    name: str
    kind: Kind
    public: bytes

    @property
    def id(self) -> bytes:
        """The four bytes that announce its signatures."""
        return sha256(f"{self.name}\n".encode() + bytes([self.kind]) + self.public).digest()[
            :_KEY_ID
        ]

    def __str__(self) -> str:
        """The key as it is published (`vkey`)."""
        packed = to_base64(bytes([self.kind]) + self.public)
        return f"{self.name}+{self.id.hex()}+{packed}"


@dataclass(frozen=True, slots=True)
class Signature:
    """One line under a note."""

    name: str
    id: bytes
    payload: bytes

    def __str__(self) -> str:
        """The line, without its end."""
        return f"{_DASH}{self.name} {to_base64(self.id + self.payload)}"


@dataclass(frozen=True, slots=True)
class Note:
    """A text, which ends with a newline, and its signatures."""

    text: str
    signatures: tuple[Signature, ...]

    def __str__(self) -> str:
        """The note as it travels."""
        return f"{self.text}\n" + "".join(f"{one}\n" for one in self.signatures)


def good_name(name: str) -> bool:
    """Whether a key may be called so: no space of any alphabet, no plus, no control character."""
    return bool(name) and "+" not in name and not any(c.isspace() or c < " " for c in name)


def read_key(text: str) -> Key:
    """The key that is written as `name+id+base64`."""
    parts = text.split("+", 2)  # base64 itself may hold a plus
    if len(parts) != 3 or not good_name(parts[0]) or not _HEX_ID.fullmatch(parts[1]):
        raise Malformed("key", "name+id+key is wanted")
    packed = from_base64(parts[2], "key")
    if len(packed) != 1 + DIGEST or packed[0] not in set(Kind):
        raise Malformed("key", "only Ed25519 signatures and cosignatures are known")
    key = Key(parts[0], Kind(packed[0]), packed[1:])
    if key.id.hex() != parts[1]:
        raise Malformed("key", "the id is not the key's")
    return key


def read_note(text: str) -> Note:
    """The note in a text; nothing is believed of it yet."""
    if len(text.encode("utf-8", "surrogatepass")) > LONGEST_NOTE:
        raise Malformed("note", "too long")
    if _CONTROL.search(text) or any("\ud800" <= c <= "\udfff" for c in text):
        raise Malformed("note", "a control character")
    body, blank, signed = text.rpartition("\n\n")
    if not blank or not signed.endswith("\n"):
        raise Malformed("note", "no signature after an empty line")
    return Note(body + "\n", read_signatures(signed))


def read_signatures(text: str) -> tuple[Signature, ...]:
    """Lines of signatures, each with its end."""
    lines = text.split("\n")
    if lines.pop() or not lines or len(lines) > MOST_SIGNATURES:
        raise Malformed("signatures", "lines of signatures are wanted")
    return tuple(map(_signature, lines))


def _signature(line: str) -> Signature:
    if not line.startswith(_DASH):
        raise Malformed("signature", "it starts with a dash")
    name, _, packed = line.removeprefix(_DASH).partition(" ")
    data = from_base64(packed, "signature")
    if not good_name(name) or len(data) <= _KEY_ID:
        raise Malformed("signature", "a name and a signature are wanted")
    return Signature(name, data[:_KEY_ID], data[_KEY_ID:])


def message(text: str, signature: Signature, kind: Kind) -> tuple[bytes, bytes]:
    """What a key of this kind signed, and the bare signature."""
    if kind is Kind.ED25519:
        return text.encode(), signature.payload
    seconds = int.from_bytes(signature.payload[:8], "big")
    return cosigned(text, seconds), signature.payload[8:]


def cosigned(text: str, seconds: int) -> bytes:
    """What a witness signs: it saw this checkpoint, and none larger, at that second."""
    return f"cosignature/v1\ntime {seconds}\n{text}".encode()


def signers(note: Note, keys: Iterable[Key], verify: Verify) -> tuple[Key, ...]:
    """Which of the known keys signed; one false signature of a known key spoils the note."""
    known = {(key.name, key.id): key for key in keys}
    found = []
    for signature in note.signatures:
        key = known.get((signature.name, signature.id))
        if key is None:
            continue  # unknown keys are ignored: rotation, other witnesses
        signed, bare = message(note.text, signature, key.kind)
        if not verify(key.public, signed, bare):
            raise Unproved("bad-signature")
        if key not in found:
            found.append(key)
    return tuple(found)


def sign(text: str, key: Key, with_: Sign) -> Signature:
    """The line by which a key signs a text."""
    return Signature(key.name, key.id, with_(text.encode()))


def cosign(text: str, key: Key, seconds: int, with_: Sign) -> Signature:
    """The line by which a witness signs a checkpoint."""
    bare = with_(cosigned(text, seconds))
    return Signature(key.name, key.id, seconds.to_bytes(8, "big") + bare)


def seconds_of(signature: Signature) -> int:
    """When a witness signed; refuse what is not a witness's signature."""
    if len(signature.payload) != 8 + 64:
        raise Malformed("cosignature", "a time and 64 bytes are wanted")
    seconds = int.from_bytes(signature.payload[:8], "big")
    if not 0 < seconds < 2**63:
        raise Malformed("cosignature", "no such time")
    return seconds


def joined(note: Note, more: Sequence[Signature]) -> Note:
    """The note with further signatures, each once."""
    return Note(note.text, tuple(dict.fromkeys([*note.signatures, *more])))
