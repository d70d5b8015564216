"""The few encodings that all formats share, in their one canonical form."""

import base64
import binascii
import re
from typing import Final

from egide.trust.journal.errors import Malformed

DIGEST: Final = 32
MOST: Final = 2**63 - 1
_DECIMAL: Final = re.compile(r"0|[1-9][0-9]{0,18}")


def to_base64(data: bytes) -> str:
    """RFC 4648 section 4, with padding."""
    return base64.b64encode(data).decode("ascii")


def from_base64(text: str, what: str, *, length: int | None = None) -> bytes:
    """The bytes, when the text is exactly what `to_base64` writes for them."""
    try:
        data = base64.b64decode(text.encode("ascii"), validate=True)
    except (binascii.Error, UnicodeEncodeError) as error:
        raise Malformed(what, "not base64") from error
    if to_base64(data) != text:
        # Unused bits that are not zero: a second writing of the same bytes.
        raise Malformed(what, "not canonical base64")
    if length is not None and len(data) != length:
        raise Malformed(what, f"{length} bytes are wanted")
    return data


def from_decimal(text: str, what: str) -> int:
    """A size or an index: ASCII digits, no sign, no leading zero, below 2⁶³."""
    if not _DECIMAL.fullmatch(text):
        raise Malformed(what, "not a decimal number")
    number = int(text)
    if number > MOST:
        raise Malformed(what, "too large")
    return number
