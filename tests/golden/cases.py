"""Reads the golden cases and timelines: plain YAML into dossiers, and what is expected of them."""

from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any  # a case is read from YAML: its shape is checked by using it

from egide.law.shelf import parse, shelf
from egide.trust.evidence.answers import Answer, Proof
from egide.trust.evidence.dossier import (
    ActDone,
    Document,
    Dossier,
    Evidence,
    Signature,
    State,
    case_of,
    values_of,
)
from egide.trust.law import View

Case = Mapping[str, Any]


def cases(folder: Path) -> Iterator[Case]:
    """Every case of a folder, in order."""
    for path in sorted(folder.glob("*.yaml")):
        case = parse(path.read_text(encoding="utf-8"), path.name)
        assert isinstance(case, dict)
        yield case


def days(folder: Path) -> Iterator[tuple[str, Case, Case]]:
    """Every day of every case, with a name that a reader of a failure understands."""
    for case in cases(folder):
        for day in case["days"]:
            view = f" {day['view']}" if "view" in day else ""
            yield f"{case['id']} {day['on']}{view} {day.get('note', '')}", case, day


def dossier_of(case: Case, day: Case) -> Dossier:
    """The dossier of a case on one of its days; what the day says completes the case."""
    on: date = day["on"]
    return Dossier(
        documents=tuple(_document(n, said) for n, said in enumerate(_both("documents", case, day))),
        case=case_of({**case.get("case", {}), **day.get("case", {})}),
        evidence=tuple(_evidence(said) for said in _both("evidence", case, day)),
        clauses=tuple(Signature(name, on) for name in _both("clauses", case, day)),
        acts=tuple(ActDone(name, on) for name in _both("acts", case, day)),
    )


def view_of(day: Case) -> View:
    """In whose eyes the day is seen."""
    return View(day.get("view", View.KNOWN))


def _both(key: str, case: Case, day: Case) -> list[Any]:
    return [*case.get(key, []), *day.get(key, [])]


def _document(number: int, said: Case) -> Document:
    """What a document does not answer is silent, and its silence was read as well as the rest."""
    level = Proof(said.get("level", Proof.CONFIRMED))
    answers = tuple(
        Answer(question, values_of(said["answers"].get(question, ())), proof=level)
        for question in shelf().vocabulary.questions
    )
    name = f"{said['kind']}-{number}"
    return Document(name, said["kind"], said.get("scope", "general"), answers, said.get("since"))


def _evidence(said: Case) -> Evidence:
    level = Proof(said["level"]) if "level" in said else None
    return Evidence(said["what"], State(said["state"]), said["on"], level)
