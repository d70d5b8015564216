"""JSON of a tool, if all of its texts are texts: what no table holds is refused before it is used.

JSON may write half of a character, as an escape (RFC 8259, section 8.2), and the sign zero.
"""

import json
from typing import Any, Final

ZERO: Final = "\\u0000"


def read(raw: str | bytes) -> Any:
    """What JSON says; ValueError for what is none, or holds a text that is none."""
    try:
        found = json.loads(raw)
        written = json.dumps(found, ensure_ascii=False)
    except RecursionError:
        raise ValueError("too deep") from None
    written.encode()  # UnicodeEncodeError is a ValueError
    if ZERO in written.replace("\\\\", ""):
        raise ValueError("the sign zero")
    return found
