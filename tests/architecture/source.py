"""The source as these tests walk it: each module once, parsed."""

import ast
import subprocess
from dataclasses import dataclass
from functools import cache
from pathlib import Path

TOP = Path(__file__).parents[2]
PACKAGE = TOP / "src" / "egide"
ROOMS = sorted(folder.name for folder in PACKAGE.iterdir() if (folder / "apps.py").exists())


@dataclass(frozen=True)
class Module:
    """A file of Python and what it says."""

    path: Path
    tree: ast.Module
    lines: int

    @property
    def name(self) -> str:
        """Its path in the checkout."""
        return self.path.relative_to(TOP).as_posix()

    @property
    def room(self) -> str:
        """The first folder under the package."""
        return self.path.relative_to(PACKAGE).parts[0]

    def imports(self) -> set[str]:
        """Every module it imports, by its full name; for `from a import b`, `a.b` and `a`."""
        found = set()
        for node in ast.walk(self.tree):
            if isinstance(node, ast.Import):
                found |= {alias.name for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module:
                found |= {node.module, *(f"{node.module}.{alias.name}" for alias in node.names)}
        return found


@cache
def modules(under: Path = PACKAGE) -> tuple[Module, ...]:
    """Every module under a folder, migrations apart: Django writes those."""
    files = [file for file in sorted(under.rglob("*.py")) if "migrations" not in file.parts]
    return tuple(map(read, files))


def read(file: Path) -> Module:
    """One module."""
    text = file.read_text()
    return Module(file, ast.parse(text), len(text.splitlines()))


@cache
def tracked() -> tuple[Path, ...]:
    """Every file that git keeps, or is about to."""
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    listed = subprocess.run(command, cwd=TOP, check=True, capture_output=True, text=True).stdout
    found = [TOP / name for name in listed.split("\0") if name]
    return tuple(file for file in found if file.is_file())
