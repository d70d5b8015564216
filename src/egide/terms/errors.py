"""What this room refuses."""

from django.utils.translation import gettext_lazy as _

from egide.kit.errors import Missing, Refusal


class NoSuchDocument(Missing):
    """No archived document, or no version of it, by that name."""

    code = "no-such-document"
    what = _("Ce texte n’est pas dans les archives.")
    way_out = _("Cherchez le service dans le catalogue : ses textes sont sur sa page.")


class NotAnAnswer(Refusal):
    """A question nobody asks, or a value that is not among its answers."""

    code = "not-an-answer"
    what = _("Cette réponse n’existe pas pour cette question.")
    way_out = _("Choisissez une valeur de la liste.")

    def __init__(self, question: str, values: tuple[str, ...]) -> None:
        super().__init__(f"{question}: {', '.join(values)}")
        self.question, self.values = question, values

    @property
    def where(self) -> str:
        """The question and the values that were given."""
        return f"{self.question} = {', '.join(self.values)}"


class QuoteNotThere(Refusal):
    """A quote that is not, letter by letter, in the version at that place."""

    code = "quote-not-there"
    what = _("Ce passage n’est pas dans le texte, lettre pour lettre.")
    way_out = _("Choisissez de nouveau le passage dans le texte affiché.")

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.text = text

    @property
    def where(self) -> str:
        """The beginning of what was given as a quote."""
        return self.text[:80]


class NothingProposed(Refusal):
    """Nothing to confirm or reject: the machine proposed no answer to that question."""

    code = "nothing-proposed"
    status = 409
    what = _("Rien n’a été proposé à cette question pour cette version.")
    way_out = _("Corrigez la réponse, ou dites que le texte n’en parle pas.")


class CaptureFailed(Refusal):
    """The capture was not the document; the attempt is kept."""

    code = "capture-failed"
    status = 422
    what = _("Ce qui a été capté n’est pas le document.")
    way_out = _("Ouvrez la page dans un navigateur et donnez le fichier.")

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason

    @property
    def where(self) -> str:
        """The code of what went wrong."""
        return self.reason
