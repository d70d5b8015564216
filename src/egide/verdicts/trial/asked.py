"""What the form of a trial says: a text, a file or an address, and for which case."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final

from django.http import HttpRequest, QueryDict

from egide.law.shelf import shelf
from egide.law.words import words
from egide.people.signin.throttle import caller
from egide.reading.document import Document
from egide.reading.opening import open_document
from egide.reading.refusals import Empty, TooLarge
from egide.trust.evidence.dossier import Said
from egide.verdicts import judging, usual
from egide.verdicts.shown.asking import Choice
from egide.verdicts.trial import throttle

FILE_LIMIT: Final = 20_000_000
FIRST: Final = ("ai", "account_kind", "controller")
MORE: Final = (
    "pricing", "provider_established", "pupil_interaction", "sensors", "biometrics",
    "special_data", "ai_evaluates", "emotion_inference", "works_with_pseudonym",
)  # fmt: skip
# What most providers of schools would say of themselves, and can change.
DEFAULTS: Mapping[str, str] = {"ai": "none", "account_kind": "pseudonymous"}


@dataclass(frozen=True, slots=True)
class Asked:
    """The text and where it came from; the class; what is said of the case."""

    text: str = ""
    address: str = ""
    level: str = usual.ORDINARY
    facts: Mapping[str, str] = field(default_factory=lambda: dict(DEFAULTS))

    def case(self) -> dict[str, Said]:
        """The case, in the words of the tables; what nobody said is not there."""
        level = judging.level_named(self.level)
        controller = usual.CONTROLLERS.get(level.stage, usual.HEAD)
        said = {name: value for name, value in self.facts.items() if value}
        return {**usual.ASSUMED, "controller": controller, **said, "levels": [level.id]}


def read(given: QueryDict) -> Asked:
    """The question of a form; a value that no table knows is not said."""
    case = shelf().vocabulary.case
    level = given.get("classe", usual.ORDINARY)
    facts = dict(DEFAULTS) if "ai" not in given else {}
    for name in (*FIRST, *MORE):
        value = given.get(name, "")
        allowed = case[name].values or {"true", "false"}
        if value in allowed:
            facts[name] = value
    return Asked(
        given.get("texte", ""),
        given.get("adresse", "").strip()[:2000],
        level if level in shelf().vocabulary.levels else usual.ORDINARY,
        facts,
    )


def document(request: HttpRequest, asked: Asked) -> tuple[str, Document]:
    """The field that was filled and the document it gives; the readers refuse what is none."""
    upload = request.FILES.get("fichier")
    if upload is not None:
        if (upload.size or 0) > FILE_LIMIT:
            raise TooLarge(FILE_LIMIT)
        return "fichier", open_document(upload.read(), name=upload.name or "document")
    if asked.address and not asked.text.strip():
        throttle.allow(caller(request))
        address = asked.address if "://" in asked.address else f"https://{asked.address}"
        return "adresse", open_document(address)
    if not asked.text.strip():
        raise Empty
    # A browser sends the lines of a text area with carriage returns that nobody typed.
    text = asked.text.replace("\r\n", "\n")
    return "texte", open_document(text.encode(), media_type="text/markdown")


def filled(request: HttpRequest, asked: Asked) -> str:
    """The field that a message belongs to."""
    if request.FILES.get("fichier") is not None:
        return "fichier"
    return "adresse" if asked.address and not asked.text.strip() else "texte"


@dataclass(frozen=True, slots=True)
class Field:
    """A fact of the case to choose, with the question as it is asked of people."""

    name: str
    label: str
    asks: str
    choices: tuple[Choice, ...]


def fields(names: tuple[str, ...], asked: Asked, lang: str) -> Iterator[Field]:
    """The facts that the form asks for."""
    for name in names:
        known, said = shelf().vocabulary.case[name], words().case[name]
        values = sorted(known.values, key=list(said.values).index) or ["true", "false"]
        chosen = asked.facts.get(name, "")
        yield Field(
            name,
            said.label[lang],
            (said.asks or said.label)[lang],
            tuple(Choice(one, words().fact(name, one, lang), one == chosen) for one in values),
        )


def levels(asked: Asked, lang: str) -> tuple[Choice, ...]:
    """The classes to choose from."""
    every = sorted(shelf().vocabulary.levels.values(), key=lambda level: (level.rank, level.id))
    return tuple(
        Choice(one.id, words().label("levels", one.id, lang), one.id == asked.level)
        for one in every
    )
