"""Runs the measures and writes what they print, good or bad: `python -m benchmarks.publish`.

Each `bench_*.py` is a process of its own, so that its peak memory is its own; its first paragraph
of documentation says what is measured, its last lines are the figures.
"""

import ast
import os
import platform
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

HERE = Path(__file__).parent
PAGE = HERE.parent / "docs" / "performance.md"
HEAD = """# Measured speed and memory

Ratios beside a named peer or limit in the same run; absolute figures depend on the machine.
`make bench` makes this page.
"""
# What follows in the page is written by `make bench-crossing`, and stays when the rest is renewed.
CROSSING = "<!-- make bench-crossing -->\n"


def main() -> None:
    """Every measure in turn, then the page."""
    sections = [section(file) for file in sorted(HERE.glob("bench_*.py"))]
    PAGE.write_text("\n".join([HEAD, machine(), *sections, CROSSING, crossing()]), encoding="utf-8")
    print(f"written: {PAGE.relative_to(HERE.parent)}")


def section(file: Path) -> str:
    """What a measure is, how to run it, and what it printed."""
    said = ast.get_docstring(ast.parse(file.read_text(encoding="utf-8"))) or file.stem
    print(f"measuring: {file.stem}", flush=True)
    run = subprocess.run(
        [sys.executable, str(file)], capture_output=True, text=True, check=True, cwd=HERE.parent
    )
    print(run.stdout, flush=True)
    title = said.split("\n")[0]
    command = f"python benchmarks/{file.name}"
    return f"## {title}\n\n`{command}`\n\n```text\n{run.stdout.strip()}\n```\n"


def crossing() -> str:
    """What `benchmarks.crossing` wrote last."""
    return PAGE.read_text(encoding="utf-8").partition(CROSSING)[2].lstrip("\n")


def replace_crossing(section: str) -> None:
    """Write that part alone."""
    before = PAGE.read_text(encoding="utf-8").partition(CROSSING)[0].rstrip("\n")
    PAGE.write_text(f"{before}\n\n{CROSSING}\n{section}", encoding="utf-8")
    print(f"written: {PAGE.relative_to(HERE.parent)}")


def machine() -> str:
    """What was measured on, without naming it."""
    day = datetime.now(UTC).date().isoformat()
    return f"Measured on {day}: Python {platform.python_version()}, {os.cpu_count()} cores.\n"


if __name__ == "__main__":
    main()
