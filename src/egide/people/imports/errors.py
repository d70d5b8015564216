"""What no import reads at all: one line, in both languages, and nothing is written.

`ImportRefused` is a refusal of the kit, hence a page; the command line says its `line()`.
"""

from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from egide.kit.errors import Refusal


class ImportRefused(Refusal):
    """Files that are refused whole. `code` is stable; `name` is the file, never a path."""

    status = 422
    way_out = _("Corrigez le fichier ou redemandez l’export, puis recommencez : rien n’a changé.")

    def __init__(self, code: str, *, fr: str, en: str, name: str = "") -> None:
        super().__init__(f"{name}: {en}" if name else en)
        self.code = code  # type: ignore[misc]  # one code a reason, given where it is raised
        self.name, self.fr, self.en = name, fr, en
        self.what = fr if (get_language() or "fr").startswith("fr") else en  # type: ignore[misc]

    @property
    def where(self) -> str:
        """The file that is refused."""
        return self.name

    def line(self, language: str) -> str:
        """What is wrong, on one line, in French or in English."""
        said = self.fr if language == "fr" else self.en
        return f"{self.name} : {said}" if self.name else said
