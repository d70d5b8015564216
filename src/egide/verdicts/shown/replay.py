"""How to judge again what a page shows: what it was made from, and the command that does it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from egide.trust.verdict.verdict import Verdict
from egide.verdicts.shown.asking import Asking
from egide.verdicts.shown.sources import Sources

FACT, DIGEST = 8, 12


@dataclass(frozen=True, slots=True)
class Replay:
    """The digests of everything that was read, by kind, and the commands."""

    verdict: str
    charter: str
    engine: str
    dossier: str
    law: tuple[tuple[str, str], ...]
    documents: tuple[tuple[str, str], ...]
    command: str
    commands: tuple[str, ...]


def replay(
    slug: str, verdict: Verdict, asking: Asking, sources: Sources, titles: Mapping[str, str]
) -> Replay:
    """What made this verdict."""
    made = verdict.made_from
    return Replay(
        verdict.digest,
        made.charter,
        made.engine,
        made.dossier,
        tuple(made.law.items()),
        tuple((titles.get(name, name), told) for name, told in made.documents.items()),
        f"egide replay {slug} --class {asking.level.id} --charter {asking.charter.edition}"
        f" --on {asking.on.isoformat()}{' --hindsight' if asking.hindsight else ''}",
        tuple(_commands(made.documents, asking, sources)),
    )


def _commands(documents: Mapping[str, str], asking: Asking, sources: Sources) -> Iterable[str]:
    """One line a document: the archived text is asked of this house's own archive."""
    for name in documents:
        source = sources.documents.get(name)
        if source and source.version:
            captured = source.version.captured_on.isoformat()
            yield (
                f"egide judge corpus/texts/{name}/{captured}.md"
                f" --charter {asking.charter.edition} --on {asking.on.isoformat()}"
            )
