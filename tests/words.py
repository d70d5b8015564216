"""The words of the pages: collect what is to be translated, compile it. `make words`.

The source is in French; each room holds its English beside its pages. In Python alone, because
a bare machine has no gettext.
"""

import ast
import re
from collections.abc import Iterator
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.utils.translation.template import templatize

PACKAGE = Path(__file__).parents[1] / "src" / "egide"
WHERE = Path("locale", "en", "LC_MESSAGES", "django.po")
# What each function takes: the place of the context, of the singular, of the plural.
CALLS = {
    "_": (None, 0, None), "gettext": (None, 0, None), "gettext_lazy": (None, 0, None),
    "ngettext": (None, 0, 1), "ngettext_lazy": (None, 0, 1),
    "pgettext": (0, 1, None), "pgettext_lazy": (0, 1, None), "npgettext": (0, 1, 2),
}  # fmt: skip
STRING = r"u?(?:'(?:\\.|[^'\\])*'|\"(?:\\.|[^\"\\])*\")"
CALL = re.compile(rf"\b({'|'.join(CALLS)})\(\s*({STRING}(?:\s*,\s*{STRING})*)\s*[,)]")
DAY = datetime(2026, 1, 1, tzinfo=UTC)


def rooms() -> list[Path]:
    """The rooms that speak to people."""
    return [room for room in sorted(PACKAGE.iterdir()) if (room / "apps.py").exists()]


def said(room: Path) -> Iterator[tuple[str | None, str, str | None]]:
    """Everything a room says that must be translated: context, singular, plural."""
    for file in sorted(room.rglob("*.py")):
        yield from in_code(file.read_text())
    for file in sorted(room.rglob("templates/**/*.*")):
        for call in CALL.finditer(templatize(file.read_text())):
            yield parts(call[1], list(ast.literal_eval(f"[{call[2]}]")))


def in_code(source: str) -> Iterator[tuple[str | None, str, str | None]]:
    """What a module says."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in CALLS:
            given = [getattr(argument, "value", None) for argument in node.args]
            if any(isinstance(value, str) for value in given):
                yield parts(node.func.id, given)


def parts(function: str, given: list[str]) -> tuple[str | None, str, str | None]:
    """The context, singular and plural among the arguments of a call."""
    context, singular, plural = CALLS[function]
    return (
        given[context] if context is not None else None,
        given[singular],
        given[plural] if plural is not None else None,
    )


def catalogue(room: Path) -> Catalog:
    """The room's English, with what it says today and nothing else."""
    fresh = Catalog(
        locale="en", project="egide", version="0", header_comment="#", charset="utf-8",
        creation_date=DAY, revision_date=DAY, last_translator="egide", language_team="en",
        fuzzy=False, msgid_bugs_address="",
    )  # fmt: skip
    kept = known(room)
    for context, singular, plural in sorted(set(said(room)), key=str):
        names = (singular, plural) if plural else singular
        before = kept.get(singular, context)
        same = before is not None and before.pluralizable == bool(plural)
        fresh.add(names, before.string if same else None, context=context)
    return fresh


def known(room: Path) -> Catalog:
    """The room's English as it stands in its file."""
    path = room / WHERE
    return read_po(BytesIO(path.read_bytes()), locale="en") if path.exists() else Catalog("en")


def messages(found: Catalog) -> list[Message]:
    """The messages of a catalogue, without its header."""
    return [message for message in found if message.id]


def as_po(found: Catalog) -> bytes:
    """A catalogue as a person edits it."""
    out = BytesIO()
    write_po(out, found, no_location=True, width=98, omit_header=False)
    return out.getvalue()


def as_mo(found: Catalog) -> bytes:
    """A catalogue as Django reads it."""
    out = BytesIO()
    write_mo(out, found)
    return out.getvalue()


def main() -> None:
    """Bring every room's words up to date; say how many wait for their English."""
    for room in rooms():
        found = catalogue(room)
        if not messages(found):
            continue
        path = room / WHERE
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(as_po(found))
        path.with_suffix(".mo").write_bytes(as_mo(found))
        waiting = [message.id for message in messages(found) if not message.string]
        print(f"{room.name}: {len(messages(found))}, {len(waiting)} to translate in {path}")  # noqa: T201


if __name__ == "__main__":
    main()
