"""Gold sheets: what a careful reader answered about a document, and where its text is."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

CORPUS = Path(__file__).resolve().parents[2] / "corpus"
SILENT = (None, "silent")


@dataclass(frozen=True, slots=True)
class Gold:
    """One question of a sheet: the sets of values that are accepted (the first is the best one)."""

    accepted: tuple[frozenset[str], ...]
    quotes: tuple[str, ...]

    @property
    def stated(self) -> bool:
        """Whether the document says something."""
        return bool(self.accepted[0])


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet with the text it was read from. `part` is `dev` or `aside`."""

    document: str
    language: str
    part: str
    text: str
    answers: dict[str, Gold]

    @property
    def service(self) -> str:
        """What the sets are cut by: all documents of a service fall on the same side."""
        return self.document.split("__")[0]


def load_sheets(
    gold: Path = CORPUS / "sheets", texts: Path = CORPUS / "texts", *, part: str = "all"
) -> list[Sheet]:
    """The sheets of a folder, in order of name; a sheet without a set is a `dev` one."""
    sheets = [sheet_of(path, texts) for path in sorted(gold.glob("*.json"))]
    return [sheet for sheet in sheets if part in ("all", sheet.part)]


def sheet_of(path: Path, texts: Path) -> Sheet:
    """One sheet from its file."""
    raw = json.loads(path.read_text(encoding="utf-8"))
    text = text_of(texts, path.stem, raw.get("version"))
    answers = {question: gold_of(entry) for question, entry in raw["answers"].items()}
    return Sheet(path.stem, raw.get("lang", ""), raw.get("set", "dev"), text, answers)


def text_of(texts: Path, name: str, version: str | None) -> str:
    """The text a sheet speaks of: a version in the document's folder, or a file of its name."""
    folder = texts / name
    found = folder.glob(version or "*.md") if folder.is_dir() else texts.glob(f"{name}.*")
    return max(found).read_text(encoding="utf-8", errors="replace")


def gold_of(entry: dict[str, Any]) -> Gold:
    """What is accepted as an answer, the sheet's own value first."""
    values = [entry["value"], *entry.get("also", [])]
    return Gold(tuple(atoms(value) for value in values), tuple(entry["quotes"]))


def atoms(value: Any) -> frozenset[str]:
    """The values stated, as text: silence states none."""
    values = value if isinstance(value, list | tuple) else [value]
    return frozenset(str(each) for each in values if each not in SILENT)
