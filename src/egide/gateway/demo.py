"""What the demonstration needs of this room: keys, where there are none."""

from contextlib import suppress

from egide.gateway import conf, keys, sealing


def load() -> None:
    """Make what lacks; replace nothing."""
    keys.make(conf.keys())
    with suppress(FileExistsError):  # another process was first: its key is the one
        sealing.make_missing()
