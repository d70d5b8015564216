"""A difference as a person reads it: clauses that came, went or changed; then the answers."""

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from egide.commands.words import language, tell
from egide.law.words import words
from egide.reading.clauses import Clause
from egide.reading.difference import Change, Changed, Difference
from egide.reading.document import Document

KINDS = {
    Change.NONE: ("Rien ne change.", "Nothing changes."),
    Change.FORMAT: ("Seule la mise en page change.", "Only the layout changes."),
    Change.DATE: ("Seule la date change.", "Only the date changes."),
    Change.WORDS: ("Le texte change.", "The text changes."),
    Change.LANGUAGE: ("Ce n’est pas la même langue.", "It is not the same language."),
    Change.FAILURE: ("Une des deux captures a échoué.", "One of the two captures failed."),
    Change.SHRINK: ("Le texte a beaucoup raccourci : à capturer de nouveau.",
                    "The text is much shorter: capture it again."),
}  # fmt: skip


def show_difference(
    found: Difference,
    answers: dict[str, tuple[object, object]],
    versions: tuple[Document, Document],
) -> None:
    """What changed, then what it changes."""
    console, (old, new) = Console(), versions
    console.print(tell(*KINDS[found.kind]), style="bold")
    for clause in found.removed:
        console.print(line("−", "red", old, clause))
    for clause in found.added:
        console.print(line("+", "green", new, clause))
    for changed in found.changed:
        console.print(rewritten(changed))
    said = words()
    for question, (was, now) in answers.items():
        label = said.question(question).label[language()]
        console.print(f"→ {label} : {in_words(question, was)} → [bold]{in_words(question, now)}[/]")


def line(sign: str, style: str, document: Document, clause: Clause) -> Padding:
    """A clause that came or went."""
    text = " ".join(document.text[clause.start : clause.end].split())
    return Padding(Text(f"{sign} {text}", style=style), (0, 0, 0, 2))


def rewritten(changed: Changed) -> Padding:
    """A clause whose words changed: what went is struck, what came is underlined."""
    text = Text("~ ", style="yellow")
    for part in changed.parts:
        if part.old == part.new:
            text.append(f"{part.new} ")
            continue
        for words_of_part, style in ((part.old, "strike red"), (part.new, "underline green")):
            if words_of_part:
                text.append(words_of_part, style=style)
                text.append(" ")
    return Padding(text, (0, 0, 0, 2))


def in_words(question: str, value: object) -> str:
    """An answer in the reader's words."""
    values = value if isinstance(value, list) else [value]
    return ", ".join(words().value(question, str(one), language()) for one in values)
