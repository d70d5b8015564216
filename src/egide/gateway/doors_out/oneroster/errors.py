"""What this door refuses, as the binding says it: a status, and a code of its closed list."""

from typing import Final

NO_DATA: Final = "unknownobject"
MINORS: Final = {
    400: "invaliddata",
    401: "unauthorisedrequest",
    403: "forbidden",
    404: NO_DATA,
    405: "unsupported",
    429: "server_busy",
    503: "server_busy",
}


class Failed(Exception):
    """Said to the service. `about` holds no value of anybody."""

    def __init__(self, status: int, about: str, minor: str = "", *, wait: int = 0) -> None:
        super().__init__(about)
        self.status, self.about, self.wait = status, about, wait
        self.minor = minor or MINORS[status]


class NoToken(Exception):
    """Said at the token endpoint, as RFC 6749 section 5.2 says it."""

    def __init__(self, error: str, about: str = "", *, status: int = 400) -> None:
        super().__init__(error)
        self.error, self.about, self.status = error, about, status
