"""What a document is called: after its file, or after its folder when the file is only a date."""

import re
from collections import Counter
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from urllib.parse import urlsplit

from egide.commands.words import stop

ADDRESS = re.compile(r"https?://", re.IGNORECASE)
# `2025-12-19.md`, and `x-2025-12-19-captcha.md`: versions, which say nothing of the document.
VERSION = re.compile(r"(?:x-)?\d{4}-\d{2}(?:-\d{2})?(?:-[\w-]+)?")
UNFIT = re.compile(r"[^\w.@-]+")


def named(sources: Sequence[str]) -> dict[str, str]:
    """A name for each source, once each: `folder@version` where two versions are given."""
    plain = {source: name_of(source) for source in sources}
    times = Counter(plain.values())
    names = {s: name if times[name] == 1 else versioned(s, name) for s, name in plain.items()}
    twice = {name for name, count in Counter(names.values()).items() if count > 1}
    for name in sorted(twice):
        same = ", ".join(source for source in names if names[source] == name)
        stop(f"deux documents s’appelleraient {name} : {same}",
             f"two documents would be called {name}: {same}")  # fmt: skip
    return names


def name_of(source: str) -> str:
    """The name of one source."""
    if ADDRESS.match(source):
        with suppress(ValueError):  # what is wrong with it is said when it is opened
            parts = urlsplit(source)
            return fit(f"{parts.hostname}{parts.path.rstrip('/')}")
        return fit(source)
    path = Path(source).absolute()
    folder = path.parent.name
    return fit(folder if VERSION.fullmatch(path.stem) and folder else path.stem)


def versioned(source: str, name: str) -> str:
    """A name that also says which version it is."""
    return name if ADDRESS.match(source) else f"{name}@{fit(Path(source).stem)}"


def fit(text: str) -> str:
    """The text as a file may be called."""
    return UNFIT.sub("-", text).strip("-.") or "document"
