"""Pages read per CPU-second, beside trafilatura's extraction alone on the same pages.

    python benchmarks/bench_reading.py [--texts FOLDER] [--rounds N]

Two sizes of site around the same texts (see `pages.py`): small, and large (menus and scripts five
times as many). A page read = bytes → text → clauses → all thirty answers. Also measured: how much
of the text each keeps, how much chrome each lets in, and the memory at its highest.
"""

import argparse
import html
import re
import resource
import sys
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from time import process_time

import trafilatura

TOP = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(TOP))

from benchmarks.pages import MARKDOWN, pages  # noqa: E402 (run as a file, from anywhere)
from egide.reading.analysis import analyse  # noqa: E402
from egide.reading.document import Document  # noqa: E402
from egide.reading.opening import document_of  # noqa: E402
from egide.reading.reader import read_analysed  # noqa: E402

TARGET = 2.5
WORD = re.compile(r"[^\W_]+")
TAG = re.compile(r"<[^>]*>|\]\([^)\s]*\)")


def main() -> None:
    """Print one line a stage for each size of site."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--texts", type=Path, default=TOP / "corpus" / "texts")
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    for size, weight in (("small", 1), ("large", 5)):
        compare(size, pages(options.texts, weight=weight), options)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"memory at its highest: {peak:.0f} MB")


def compare(size: str, made: dict[str, str], options: argparse.Namespace) -> None:
    """Time every stage on the same pages, then say what was kept."""
    sources = {name: source.encode() for name, source in made.items()}
    opened = {name: opened_page(name, data) for name, data in sources.items()}
    analysed = [analyse(document) for document in opened.values()]
    read_analysed(analysed[0])
    stages: dict[str, Callable[[], object]] = {
        "trafilatura, extraction alone": lambda: [trafilatura.extract(p) for p in made.values()],
        "egide, extraction": lambda: [opened_page(n, data) for n, data in sources.items()],
        "egide, extraction and clauses": lambda: [
            analyse(opened_page(n, data)) for n, data in sources.items()
        ],
        "egide, all thirty answers": lambda: [
            read_analysed(analyse(opened_page(n, data))) for n, data in sources.items()
        ],
    }
    weights = sum(map(len, sources.values())) / len(sources) / 1000
    print(f"{size} sites: {len(sources)} pages of {weights:.0f} kB")
    base = 0.0
    for name, seconds in fastest(stages, options.rounds).items():
        rate = len(sources) / seconds
        base = base or rate
        print(f"  {name:32} {rate:7.0f} pages/s  × {rate / base:.2f}")
    print(f"  target for the last line: × {TARGET}")
    kept("egide", {name: document.text for name, document in opened.items()}, options.texts)
    kept("trafilatura", {n: trafilatura.extract(p) or "" for n, p in made.items()}, options.texts)


def opened_page(name: str, data: bytes) -> Document:
    """The document in a page."""
    return document_of(data, name=name, media_type="text/html; charset=utf-8")


def fastest(stages: dict[str, Callable[[], object]], rounds: int) -> dict[str, float]:
    """The CPU seconds of each stage's fastest round; stages take turns, so that a busy machine
    slows all of them."""
    times: dict[str, list[float]] = {name: [] for name in stages}
    for _ in range(rounds):
        for name, stage in stages.items():
            began = process_time()
            stage()
            times[name].append(process_time() - began)
    return {name: min(taken) for name, taken in times.items()}


def kept(name: str, texts: dict[str, str], folder: Path) -> None:
    """The share of the text's words that were kept, and of the words kept that are the text's."""
    recalls, precisions = [], []
    for document, text in texts.items():
        path = folder / f"{document}.md"
        path = path if path.is_file() else max((folder / document).glob("[0-9]*.md"))
        wanted = words(MARKDOWN.render(path.read_text(encoding="utf-8")))
        found = words(text)
        both = (wanted & found).total()
        recalls.append(both / max(1, wanted.total()))
        precisions.append(both / max(1, found.total()))
    share, pure = sum(recalls) / len(recalls), sum(precisions) / len(precisions)
    print(f"  {name}: keeps {share:.3f} of the text; {pure:.3f} of what it keeps is the text")


def words(text: str) -> Counter[str]:
    """The words of a text or a page, counted."""
    return Counter(WORD.findall(html.unescape(TAG.sub(" ", text)).casefold()))


if __name__ == "__main__":
    main()
