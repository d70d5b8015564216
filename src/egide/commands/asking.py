"""From a file or an address to a document and its answers; what cannot be read ends on a line."""

from collections.abc import Mapping

from egide.commands.words import Stop, tell
from egide.reading.document import Document
from egide.trust.evidence.answers import Answer

Answers = Mapping[str, Answer]


def opened(source: str, name: str) -> Document:
    """The document at a path or an address."""
    from egide.reading.opening import open_document
    from egide.reading.refusals import Refusal

    try:
        return open_document(source, name=name)
    except Refusal as refusal:
        said = tell(refusal.message("fr"), refusal.message("en"))
        raise Stop(f"{source}: {said}") from refusal


def answered(document: Document) -> Answers:
    """What the document answers to each question."""
    from egide.reading.analysis import analyse
    from egide.reading.phrases import read

    return read(analyse(document)).answers


def reading(document: Document, answers: Answers) -> dict[str, object]:
    """A reading as programs take it."""
    return {
        "document": {
            "name": document.name,
            "sha256": document.sha256,
            "language": document.language,
            "title": document.title,
        },
        "answers": {question: said(answer) for question, answer in answers.items()},
    }


def said(answer: Answer) -> dict[str, object]:
    """One answer: its value, its quotes, how sure the readers are and who they are."""
    return {
        "value": value(answer),
        "quotes": [{"text": q.text, "start": q.start, "end": q.end} for q in answer.quotes],
        "confidence": answer.confidence,
        "readers": list(answer.readers),
    }


def value(answer: Answer) -> object:
    """The value in the shape that the question asks for: a word, a number, or a list."""
    from egide.law.shelf import shelf

    kind = shelf().vocabulary.questions[answer.question].kind
    if kind in {"many", "codes"}:
        return list(answer.values) or ["silent"]
    if answer.silent:
        return "silent"
    (only,) = answer.values
    return int(only) if kind == "number" else only
