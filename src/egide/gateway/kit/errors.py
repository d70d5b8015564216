"""What a registration may be refused for: said in one line to whoever wrote it."""

from egide.kit.errors import Refusal


class NotARegistration(Refusal):
    """A registration that cannot be read; `field` is the one to correct."""

    code = "not-a-registration"

    def __init__(self, field: str, wanted: str) -> None:
        super().__init__(f"{field}: {wanted}")
        self.field, self.wanted = field, wanted
