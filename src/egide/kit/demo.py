"""Load the demonstration: each room's own part, only when what it is made from has changed."""

import hashlib
from collections.abc import Iterable
from importlib import import_module
from pathlib import Path

from django.conf import settings
from django.db import transaction

from egide.kit.models import Loaded

NAME = "demo"


def load(sources: Iterable[Path], *, again: bool = False) -> bool:
    """Load every room's demonstration; false when nothing had changed."""
    digest = digest_of(sources)
    if not again and Loaded.objects.filter(name=NAME, digest=digest).exists():
        return False
    with transaction.atomic():
        for dotted in settings.DEMO:
            module, _, function = dotted.rpartition(".")
            getattr(import_module(module), function)()
        Loaded.objects.update_or_create(name=NAME, defaults={"digest": digest})
    return True


def digest_of(sources: Iterable[Path]) -> str:
    """One digest for all the files under these folders, and for the list of loaders."""
    total = hashlib.sha256(repr(settings.DEMO).encode())
    for source in sources:
        files = [source] if source.is_file() else sorted(source.rglob("*"))
        for file in files:
            if file.is_file() and "__pycache__" not in file.parts:
                total.update(str(file.relative_to(source)).encode() + b"\0")
                total.update(hashlib.sha256(file.read_bytes()).digest())
    return total.hexdigest()
