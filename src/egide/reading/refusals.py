"""What is not read, and why: typed, with a stable code, said in one line in both languages.

A refusal is expected and is shown to people; a fault is a bug and crashes. `code` and `data` are
what programs decide on; the words are only read.
"""

from typing import ClassVar


class Refusal(Exception):
    """A document or an address that cannot be read. The command line exits with 2."""

    code: ClassVar[str] = "refused"
    exit_code: ClassVar[int] = 2
    fr: ClassVar[str] = "Ce document ne peut pas être lu."
    en: ClassVar[str] = "This document cannot be read."

    def __init__(self, **data: str | int) -> None:
        self.data = data
        super().__init__(self.message("en"))

    def message(self, language: str = "fr") -> str:
        """One line: what, where, and what to do."""
        return (self.fr if language == "fr" else self.en).format(**self.data)


class Empty(Refusal):
    """Nothing to read."""

    code = "empty"
    fr = "Le document est vide : il n'y a aucun mot à lire."
    en = "The document is empty: there is not a word to read."


class Scanned(Refusal):
    """A PDF made of pictures."""

    code = "scanned-pdf"
    fr = "Ce PDF de {pages} page(s) n'a que des images : demandez un PDF avec du texte."
    en = "This PDF of {pages} page(s) only holds pictures: ask the provider for one with text."

    def __init__(self, pages: int) -> None:
        super().__init__(pages=pages)


class Encrypted(Refusal):
    """A PDF that asks for a password."""

    code = "encrypted"
    fr = "Ce document est protégé par un mot de passe : enregistrez-le sans protection."
    en = "This document is protected by a password: save it without one."


class Broken(Refusal):
    """A file that is not what it claims."""

    code = "broken"
    fr = "Le fichier {form} est abîmé ou incomplet : téléchargez-le à nouveau."
    en = "The {form} file is damaged or incomplete: download it again."

    def __init__(self, form: str) -> None:
        super().__init__(form=form)


class FailedCapture(Refusal):
    """A page that a site gave instead of its terms."""

    code = "failed-capture"
    fr = "Le site n'a pas donné ses conditions mais {what_fr} : ouvrez la page et collez son texte."
    en = "The site did not give its terms but {what_en}: open the page and paste its text."

    def __init__(self, kind: str, what_fr: str, what_en: str) -> None:
        super().__init__(kind=kind, what_fr=what_fr, what_en=what_en)


class Binary(Refusal):
    """A file without text."""

    code = "binary"
    fr = "Ce fichier n'est pas un texte ({form}) : donnez une page, un PDF ou un DOCX."
    en = "This file is not a text ({form}): give a page, a PDF or a DOCX."

    def __init__(self, form: str) -> None:
        super().__init__(form=form)


class Unsupported(Refusal):
    """A document of a form that is not read."""

    code = "unsupported"
    fr = "Le format {form} n'est pas lu : donnez une page, un PDF, un DOCX ou du texte."
    en = "The {form} format is not read: give a page, a PDF, a DOCX or plain text."

    def __init__(self, form: str) -> None:
        super().__init__(form=form)


class TooLarge(Refusal):
    """More bytes than are read."""

    code = "too-large"
    fr = "Le document dépasse {limit} Mo : donnez seulement les conditions."
    en = "The document is over {limit} MB: give the terms only."

    def __init__(self, limit: int) -> None:
        super().__init__(limit=limit // 1_000_000)


class Bomb(Refusal):
    """A compressed file that would inflate beyond reason."""

    code = "zip-bomb"
    fr = "Ce fichier compressé se déploierait sans mesure : il n'est pas ouvert."
    en = "This compressed file would inflate beyond measure: it is not opened."


class TooDeep(Refusal):
    """A page nested beyond reason."""

    code = "too-deep"
    fr = "La page imbrique plus de {limit} éléments les uns dans les autres : elle n'est pas lue."
    en = "The page nests more than {limit} elements: it is not read."

    def __init__(self, limit: int) -> None:
        super().__init__(limit=limit)


class Missing(Refusal):
    """No such file."""

    code = "missing"
    fr = "Le fichier {name} n'existe pas ou ne peut pas être ouvert."
    en = "The file {name} does not exist or cannot be opened."

    def __init__(self, name: str) -> None:
        super().__init__(name=name)


class BadAddress(Refusal):
    """An address that is not one of a public page."""

    code = "bad-address"
    fr = "L'adresse {address} n'est pas lue ({why_fr}) : donnez l'adresse publique de la page."
    en = "The address {address} is not read ({why_en}): give the page's public address."

    def __init__(self, address: str, why_fr: str, why_en: str) -> None:
        super().__init__(address=address, why_fr=why_fr, why_en=why_en)


class PrivateNetwork(Refusal):
    """An address that leads, at once or after a redirection, into a private network."""

    code = "private-network"
    fr = "L'adresse {host} mène à un réseau privé : elle n'est pas demandée."
    en = "The address {host} leads into a private network: it is not asked."

    def __init__(self, host: str) -> None:
        super().__init__(host=host)


class Unreachable(Refusal):
    """No server, or no secure one, at that address."""

    code = "unreachable"
    fr = "Le site {host} ne répond pas, ou pas de façon sûre : vérifiez l'adresse."
    en = "The site {host} does not answer, or not securely: check the address."

    def __init__(self, host: str) -> None:
        super().__init__(host=host)


class TooSlow(Refusal):
    """No complete answer in the time given."""

    code = "too-slow"
    fr = "Le site {host} n'a pas tout envoyé en {seconds} s : réessayez ou collez le texte."
    en = "The site {host} did not send everything in {seconds} s: try again or paste the text."

    def __init__(self, host: str, seconds: float) -> None:
        super().__init__(host=host, seconds=f"{seconds:g}")


class TooManyRedirects(Refusal):
    """An address that sends elsewhere again and again."""

    code = "too-many-redirects"
    fr = "L'adresse {host} renvoie ailleurs plus de {limit} fois : donnez l'adresse finale."
    en = "The address {host} redirects more than {limit} times: give the final one."

    def __init__(self, host: str, limit: int) -> None:
        super().__init__(host=host, limit=limit)


class BadStatus(Refusal):
    """A server that answers, but not with the page."""

    code = "bad-status"
    fr = "Le site {host} a répondu {status} au lieu de la page : ouvrez-la et collez son texte."
    en = "The site {host} answered {status} instead of the page: open it and paste its text."

    def __init__(self, host: str, status: int) -> None:
        super().__init__(host=host, status=status)
