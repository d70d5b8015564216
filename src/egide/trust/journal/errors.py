"""What can be wrong with what someone hands us: unreadable, or readable and not proved."""


class Malformed(ValueError):
    """Not what the format says; nothing was proved or disproved."""

    code = "malformed"

    def __init__(self, what: str, reason: str) -> None:
        """Name the part, and what is wrong with it; never its content."""
        super().__init__(f"{what}: {reason}")
        self.what, self.reason = what, reason


class Unproved(Exception):
    """Well-formed, and the proof does not hold. `code` is stable; the words are the caller's."""

    def __init__(self, code: str) -> None:
        """Keep the code."""
        super().__init__(code)
        self.code = code
