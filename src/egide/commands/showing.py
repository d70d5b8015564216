"""Results as a person reads them in a terminal. Programs ask for JSON."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from rich.console import Console
from rich.markup import escape
from rich.padding import Padding
from rich.table import Table

from egide.commands.asking import Answers
from egide.commands.words import language, tell
from egide.law.lexicon import Words
from egide.law.words import words
from egide.reading.document import Document
from egide.trust.evidence.answers import Answer
from egide.trust.outcome import Outcome
from egide.trust.verdict.verdict import CriterionFinding, Verdict

SURE = 0.9
LONGEST_QUOTE = 160
# A sign, a word and a colour, always the three; silence is never red.
SIGNS = {
    Outcome.NOT_MET: ("✖", "red"),
    Outcome.SILENT: ("…", "cyan"),
    Outcome.UNPROVEN: ("…", "cyan"),
    Outcome.UNKNOWN: ("…", "cyan"),
    Outcome.MET_IF: ("◆", "yellow"),
    Outcome.MET: ("✔", "green"),
    Outcome.NOT_APPLICABLE: ("–", "dim"),
}
ORDER = list(SIGNS)


def heading(document: Document) -> str:
    """Which document this is."""
    return f"[bold]{escape(document.title)}[/] ({document.language}, {document.sha256[:12]})"


def show_reading(document: Document, answers: Answers, further: Mapping[str, Any]) -> None:
    """What is said, with a quote each; then what is not."""
    console, said = Console(), words()
    console.print(heading(document))
    if not document.relevant:
        doubt = tell("Ce texte ne parle pas comme des conditions d’utilisation.",
                     "This text does not speak as terms of use do.")  # fmt: skip
        console.print(doubt, style="yellow")
    for answer in answers.values():
        if not answer.silent:
            show_answer(console, answer, said)
    silent = [said.question(a.question).label[language()] for a in answers.values() if a.silent]
    console.print(tell("Le texte se tait :", "The text is silent:"), f"{', '.join(silent)}.")
    for question, proposed in further.get("answers", {}).items():
        label, value = said.question(question).label[language()], escape(str(proposed["value"]))
        other = tell("un lecteur du dehors propose", "a reader from outside proposes")
        console.print(f"[dim]{label} : {other} {value}[/]")


def show_answer(console: Console, answer: Answer, said: Words) -> None:
    """The question, the answer, how sure, and the first sentence that says so."""
    style = "green" if answer.confidence >= SURE else "yellow"
    values = ", ".join(said.value(answer.question, one, language()) for one in answer.values)
    label = escape(said.question(answer.question).label[language()])
    sure = f"[{style}]{answer.confidence:.2f}[/]"
    console.print(f"{label} : [bold]{escape(values)}[/] {sure}")
    show_quote(console, [quote.text for quote in answer.quotes])


def show_quote(console: Console, texts: list[str]) -> None:
    """The beginning of the first sentence, set back: it is someone else's voice."""
    if texts:
        line = " ".join(texts[0].split())
        cut = line if len(line) <= LONGEST_QUOTE else f"{line[:LONGEST_QUOTE]}…"
        console.print(Padding(f"[italic]« {escape(cut)} »[/]", (0, 0, 0, 4)))


def show_verdict(document: Document, verdict: Verdict) -> None:
    """The answer, the two columns, what decides, the conditions."""
    console, said = Console(), words()
    answer, law, asked = (
        said.label("answers", conclusion.value, language())
        for conclusion in (verdict.overall, verdict.law_column, verdict.charter_column)
    )
    console.print(heading(document))
    console.print(f"[bold]{answer}[/], {said.date(verdict.on, language())}")
    console.print(f"{tell('Droit', 'Law')} : {law} · {tell('Charte', 'Charter')} "
                  f"{verdict.charter} : {asked}")  # fmt: skip
    for found in sorted(verdict.criteria, key=lambda found: ORDER.index(found.outcome)):
        if found.outcome is not Outcome.NOT_APPLICABLE:
            show_finding(console, found, verdict.charter, said)
    for condition in verdict.conditions:
        line = said.of(condition, language())
        console.print(f"→ [bold]{escape(line.title)}[/] {escape(line.sentence)}")


def show_finding(console: Console, found: CriterionFinding, edition: str, said: Words) -> None:
    """One criterion: its mark, its name, why, and the sentence that founds it."""
    sign, style = SIGNS[found.outcome]
    label = said.label("outcomes", found.outcome.value, language())
    title = said.criterion(edition, found.criterion).title[language()]
    reason = said.because(edition, found.deciding[0], language())
    console.print(f"[{style}]{sign} {label}[/] {found.criterion} [bold]{escape(title)}[/]")
    console.print(Padding(escape(reason), (0, 0, 0, 4)))
    show_quote(console, [cited.quote.text for part in found.deciding for cited in part.quotes])


def show_law(day: date, facts: Iterable[Mapping[str, object]]) -> None:
    """The facts in force on a day."""
    console = Console()
    title = tell("Le droit du", "The law on")
    console.print(f"[bold]{title} {words().date(day, language())}[/]")
    table = Table(box=None, show_header=False, pad_edge=False, padding=(0, 2, 0, 0))
    for fact in facts:
        until = f"→ {fact['until']}" if fact["until"] else ""
        doubt = "" if fact["mark"] == "sourced" else tell("à vérifier", "to verify")
        source = f"{escape(str(fact['source']))} [yellow]{doubt}[/]"
        table.add_row(str(fact["id"]), f"{fact['since']} {until}", source)
    console.print(table)
