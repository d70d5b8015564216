"""From a file or an address to its reading; what cannot be read ends on a line."""

import os
from collections.abc import Mapping

from egide.commands.words import Stop, stop, tell
from egide.reading.document import Document
from egide.reading.reader import Reading, shown
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


def answered(document: Document) -> Reading:
    """What the document answers to each question."""
    from egide.reading.reader import read

    return read(document)


def heard(document: Document) -> dict[str, object]:
    """What a further reader proposes, and what was refused of it; never mixed with our answers."""
    from egide.law.shelf import shelf
    from egide.reading.analysis import analyse
    from egide.reading.further import ask, endpoint

    where = endpoint(os.environ)
    if where is None:
        names = "EGIDE_READER_URL, EGIDE_READER_MODEL (docs/operating.md)"
        stop(f"--further demande {names}", f"--further needs {names}")
    found = ask(analyse(document), shelf().vocabulary.questions, where)
    return {
        "answers": {name: shown(answer) for name, answer in found.answers.items()},
        "refused": {name: doubt.value for name, doubt in found.refused.items()},
    }
