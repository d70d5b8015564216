"""Where the journal keeps its keys and its files, as the environment says (`settings/conf.py`)."""

from pathlib import Path

from django.conf import settings


def name() -> str:
    """The beginning of every origin of this instance."""
    return str(settings.JOURNAL.name)


def keys() -> Path:
    """The folder of the keys that sign."""
    return Path(settings.JOURNAL.keys)


def files() -> Path:
    """The folder of the tiles and checkpoints, as a web server may serve it."""
    return Path(settings.JOURNAL.files)


def policy() -> Path | None:
    """The file that names witnesses, and the logs of others that this instance witnesses."""
    return Path(settings.JOURNAL.policy) if settings.JOURNAL.policy else None
