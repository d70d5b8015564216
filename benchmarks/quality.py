"""How well Égide reads: `python -m benchmarks.quality --help`.

The sheets kept aside must not guide any rule or weight: look at them rarely, and note each look in
`benchmarks/looks.md`.
"""

import argparse
from collections import defaultdict
from collections.abc import Callable, Iterable
from pathlib import Path

from benchmarks.measure import report
from benchmarks.measure.reading import READERS, read_all
from benchmarks.measure.scoring import Figures, Mark, add_up, mark_all
from benchmarks.measure.sheets import CORPUS, load_sheets


def main() -> None:
    """Print the figures asked for, or write the whole page."""
    options = parse()
    if options.write:
        report.write(options.gold, options.texts)
        return
    sheets = load_sheets(options.gold, options.texts, part=options.part)
    for reader in options.reader or READERS:
        marks = mark_all(sheets, read_all(sheets, reader))
        print(line(f"{reader} ({options.part}, {len(sheets)} documents)", add_up(marks)))
        if options.per_question:
            table(marks, lambda m: m.question)
        if options.per_language:
            table(marks, lambda m: m.language)
        if options.errors:
            errors(marks)


def parse() -> argparse.Namespace:
    """What is asked on the command line."""
    parser = argparse.ArgumentParser(prog="benchmarks.quality", description=__doc__)
    parser.add_argument("--gold", type=Path, default=CORPUS / "sheets", help="folder of sheets")
    parser.add_argument("--texts", type=Path, default=CORPUS / "texts", help="folder of texts")
    parser.add_argument("--part", choices=("dev", "aside", "all"), default="dev")
    parser.add_argument("--reader", action="append", choices=READERS, help="default: all")
    parser.add_argument("--per-question", action="store_true")
    parser.add_argument("--per-language", action="store_true")
    parser.add_argument("--errors", action="store_true", help="each answer that differs (dev only)")
    parser.add_argument("--write", action="store_true", help="write docs/quality.md")
    options = parser.parse_args()
    if options.errors and options.part != "dev":
        parser.error("the errors on sheets kept aside are not to be looked at")
    return options


def table(marks: Iterable[Mark], key: Callable[[Mark], str]) -> None:
    """The figures by question, language…"""
    groups = defaultdict(list)
    for mark in marks:
        groups[key(mark)].append(mark)
    for name, group in groups.items():
        print(line(f"  {name}", add_up(group)))


def errors(marks: Iterable[Mark]) -> None:
    """Each answer that is not an accepted one."""
    for m in marks:
        if not m.right:
            wanted, read = (" ".join(sorted(values)) or "silent" for values in (m.wanted, m.read))
            print(f"{m.document}\t{m.question}\tgold={wanted}\tread={read}\t{m.confidence:.2f}")


def line(name: str, figures: Figures) -> str:
    """Figures on one line."""
    f = figures
    return (
        f"{name:42} F1 {f.f1:.3f}  macro {f.macro:.3f}  exact {f.exact:.3f}  P {f.precision:.3f}"
        f"  R {f.recall:.3f}  quotes {f.quotes:.3f}  verbatim {f.verbatim:.3f}  stated {f.stated}"
    )


if __name__ == "__main__":
    main()
