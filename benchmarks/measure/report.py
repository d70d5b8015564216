"""The page docs/quality.md: every figure, the bad ones too."""

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from benchmarks.measure.confidence import bins, trust_at
from benchmarks.measure.reading import READERS, read_all
from benchmarks.measure.scoring import Figures, Mark, add_up, mark_all
from benchmarks.measure.sheets import Sheet, load_sheets
from egide.reading.arbiter import HIGH

ROOT = Path(__file__).parents[2]
PAGE, LOOKS = ROOT / "docs" / "quality.md", ROOT / "benchmarks" / "looks.md"
Marks = Mapping[str, list[Mark]]
# What is aimed at on sheets kept aside, and how two careful readers agree with each other.
TARGETS = Figures(0, 0.0, 0.0, 0.0, 0.88, 0.84, 0.95, 1.0, 0)

HEAD = """# How well Égide reads

Made by `python -m benchmarks.quality --write` (in `make bench`). The definitions are in
`benchmarks/measure/scoring.py`: F1 counts each (document, question, value) that is stated; macro is
the mean F1 of the questions; exact counts (document, question) pairs, silence included; a quote is
right when it shares half of its words with one of the sheet's.

The sheets are cut **by service**. `aside`: nothing was written, trained or chosen on them, and each
look at their figures is noted below. `dev`: the phrases were written and the weights trained with
these sheets at hand, so that their figures say how well a text is remembered, not how well a new
one is read: **believe the figures of `aside`**. Two careful readers agree at F1 0.94 (macro 0.93).
"""


def write(gold: Path, texts: Path) -> None:
    """Read every sheet with each reader and write the page."""
    PAGE.write_text("\n".join(page(gold, texts)), encoding="utf-8")


def page(gold: Path, texts: Path) -> Iterator[str]:
    """The lines of the page."""
    yield HEAD
    aside, dev = (load_sheets(gold, texts, part=part) for part in ("aside", "dev"))
    kept, seen = all_marks(aside), all_marks(dev)
    yield from summary(f"Kept aside: {told(aside)}", kept)
    yield from languages(kept)
    yield from confidence(kept["arbiter"])
    yield from questions(kept)
    yield from summary(f"Dev: {told(dev)}", seen)
    yield f"\n{LOOKS.read_text(encoding='utf-8').replace('# ', '## ', 1)}"


def all_marks(sheets: list[Sheet]) -> dict[str, list[Mark]]:
    """The marks of each reader, and of the arbiter between them."""
    return {reader: mark_all(sheets, read_all(sheets, reader)) for reader in READERS}


def told(sheets: list[Sheet]) -> str:
    """How many documents of how many services."""
    return f"{len(sheets)} documents of {len({sheet.service for sheet in sheets})} services"


def summary(title: str, marks: Marks) -> Iterator[str]:
    """One line a reader, and the targets."""
    yield f"\n## {title}\n"
    yield "| reader | F1 | macro | exact | precision | recall | quotes | verbatim |"
    yield "|---|---|---|---|---|---|---|---|"
    for reader, each in marks.items():
        f = add_up(each)
        yield row(reader, f.f1, f.macro, f.exact, f.precision, f.recall, f.quotes, f.verbatim)
    yield f"| *target* | {TARGETS.f1} | {TARGETS.macro} | | | | {TARGETS.quotes} | 1.000 |"


def languages(marks: Marks) -> Iterator[str]:
    """F1, macro and exact by language."""
    yield "\n### By language\n\n| reader | language | documents | F1 | macro | exact | quotes |"
    yield "|---|---|---|---|---|---|---|"
    for reader, each in marks.items():
        for language, group in grouped(each, lambda mark: mark.language).items():
            f, documents = add_up(group), len({mark.document for mark in group})
            yield row(f"{reader} | {language} | {documents}", f.f1, f.macro, f.exact, f.quotes)


def confidence(marks: list[Mark]) -> Iterator[str]:
    """What the arbiter claims, and what turned out."""
    trust = trust_at(marks, HIGH)
    yield (
        f"\n### Confidence\n\nAnswers given with high confidence (at least {HIGH}): "
        f"**{trust.coverage:.1%}** of all (target 70 %), right **{trust.right:.1%}** of the time "
        f"(target 97 %). Of those that state something: {trust.stated_coverage:.1%}, right "
        f"{trust.stated_right:.1%}.\n\n| claimed between | answers | mean claimed | right |"
    )
    yield "|---|---|---|---|"
    for each in bins(marks):
        between = f"{each.low:.2f} and {min(each.high, 1):.2f}"
        yield row(f"{between} | {each.answers}", each.claimed, each.right)


def questions(marks: Marks) -> Iterator[str]:
    """F1 of each reader by question, the worst of the arbiter first."""
    yield "\n### By question, the worst first\n"
    yield "| question | stated | F1 | exact | quotes | phrases alone: F1 | learned alone: F1 |"
    yield "|---|---|---|---|---|---|---|"
    figures = {
        reader: {q: add_up(group) for q, group in grouped(each, lambda mark: mark.question).items()}
        for reader, each in marks.items()
    }
    for name, f in sorted(figures["arbiter"].items(), key=lambda item: item[1].f1):
        alone = (figures[reader][name].f1 for reader in ("phrases", "learned"))
        yield row(f"{name} | {f.stated}", f.f1, f.exact, f.quotes, *alone)


def grouped(marks: list[Mark], key: Callable[[Mark], str]) -> dict[str, list[Mark]]:
    """Marks by a key, in order of the key."""
    groups: dict[str, list[Mark]] = {}
    for mark in sorted(marks, key=key):
        groups.setdefault(key(mark), []).append(mark)
    return groups


def row(name: str, *figures: float) -> str:
    """A row of a table."""
    return f"| {name} | " + " | ".join(f"{figure:.3f}" for figure in figures) + " |"
