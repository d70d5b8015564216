"""The way out of a trial: the clauses that would settle it, and the answer they would make.

The answer is not guessed: the same text is judged again, with the clauses signed.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from egide.law.lexicon import Clause
from egide.law.words import words
from egide.reading.document import Document
from egide.trust.evidence.alone import alone
from egide.trust.evidence.dossier import Dossier, Said, Signature
from egide.trust.outcome import Outcome
from egide.trust.verdict.again import Judged
from egide.trust.verdict.finding import Finding
from egide.verdicts import judging
from egide.verdicts.history import on_the_day

FIRST = ("definitions", "precedence")  # an agreement begins with these


@dataclass(frozen=True)
class Tried:
    """A text judged as it is, with the wordings that lift its refusals, and with all wordings."""

    document: Document
    today: Judged
    lifting: tuple[str, ...]
    lifted: Judged
    settling: tuple[str, ...]
    settled: Judged


def tried(document: Document, case: dict[str, Said], on: date) -> Tried:
    """Read a text, judge it, and judge it again with the wordings that it lacks."""
    from egide.reading.reader import read  # with its weights

    answers = read(document).answers.values()
    dossier = alone(answers, document.name, sha256=document.sha256, case=case)
    dossier = replace(dossier, documents=tuple(replace(d, since=on) for d in dossier.documents))
    today = judged(dossier, on)
    lacking = today.verdict.blocking
    refusing = [one for one in lacking if one.outcome is Outcome.NOT_MET]
    lifting, settling = clauses(refusing), clauses(lacking)
    return Tried(
        document,
        today,
        lifting,
        with_signed(dossier, lifting, on),
        settling,
        with_signed(dossier, settling, on),
    )


def judged(dossier: Dossier, on: date) -> Judged:
    """The verdict of a dossier under the last charter and the law of a day."""
    return on_the_day(judging.charter_named(), judging.laws().of(on), dossier)


def with_signed(dossier: Dossier, names: Iterable[str], on: date) -> Judged:
    """The verdict if these clauses were signed on that day."""
    signed = tuple(Signature(name, on) for name in names)
    return judged(replace(dossier, clauses=signed), on)


def clauses(findings: Iterable[Finding]) -> tuple[str, ...]:
    """The clauses that would settle these findings, each once."""
    wanted = (c.what for found in findings for c in found.remedy if c.do == "clause")
    return tuple(dict.fromkeys(wanted))


def wordings(names: Iterable[str], lang: str) -> Iterator[Clause]:
    """The wordings to paste, after the definitions that they rest on."""
    chosen = list(names)
    return (words().clause(name, lang) for name in (*(FIRST if chosen else ()), *chosen))
