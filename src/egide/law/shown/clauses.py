"""The model clauses: what the agreement says first, then each clause and what it settles."""

from collections.abc import Iterator
from dataclasses import dataclass

from egide.law.shelf import shelf
from egide.law.uses import settled_by
from egide.law.words import AGREEMENT, words


@dataclass(frozen=True, slots=True)
class Model:
    """A clause to paste. `settles`: criteria, by edition, name and title."""

    id: str
    title: str
    says: str
    wording: str
    settles: tuple[tuple[str, str, str], ...] = ()
    answers: tuple[tuple[str, str], ...] = ()


def clauses_page(lang: str) -> dict[str, object]:
    """All that the template prints."""
    models = tuple(_models(lang))
    return {
        "agreement": [_model(name, lang) for name in AGREEMENT],
        "clauses": models,
        "count": len(models),
    }


def _models(lang: str) -> Iterator[Model]:
    for name, kind in shelf().vocabulary.clauses.items():
        settles = tuple(
            (edition, one, words().criterion(edition, one).title[lang])
            for edition in sorted(shelf().charters, reverse=True)
            for one in settled_by(edition).get(name, ())
        )
        answers = tuple(
            (
                words().question(question).label[lang],
                ", ".join(words().value(question, value, lang) for value in values),
            )
            for question, values in kind.answers.items()
        )
        yield _model(name, lang, settles, answers)


def _model(
    name: str,
    lang: str,
    settles: tuple[tuple[str, str, str], ...] = (),
    answers: tuple[tuple[str, str], ...] = (),
) -> Model:
    clause = words().clause(name, lang)
    return Model(name, clause.title, clause.says, clause.wording, settles, answers)
