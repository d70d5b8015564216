"""Every sentence of the words files, with the place where it stands."""

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from egide.law.shelf import folder, parse

LANGUAGES = {"fr", "en"}


class Said(NamedTuple):
    """A sentence: its file, the way to it, its language."""

    file: str
    key: str
    lang: str
    text: str


@lru_cache(maxsize=1)
def everything() -> tuple[Said, ...]:
    """All that is said, read straight from the files."""
    root = folder()
    files = {path.relative_to(root).as_posix(): path for path in sorted(root.rglob("*.words.yaml"))}
    return tuple(
        said
        for file, path in files.items()
        for said in _said(file, "", parse(path.read_text(), file))
    )


def _said(file: str, key: str, value: object) -> Iterator[Said]:
    if isinstance(value, dict):
        for name, inner in value.items():
            if name in LANGUAGES and isinstance(inner, str):
                yield Said(file, key, name, inner)
            else:
                yield from _said(file, f"{key}.{name}".lstrip("."), inner)
    elif isinstance(value, list):
        for number, inner in enumerate(value):
            yield from _said(file, f"{key}[{number}]", inner)
