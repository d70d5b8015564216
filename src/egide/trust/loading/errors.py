"""The one refusal of a law folder that cannot be read."""


class LawRefused(ValueError):
    """A file of law/ says something that is not understood; it names the file and the key."""

    code = "law-refused"

    def __init__(self, file: str, key: str, reason: str) -> None:
        """Say where, and what is wrong there."""
        super().__init__(f"{file}: {key or 'file'}: {reason}")
        self.file, self.key, self.reason = file, key, reason
