"""C2SP checkpoints: the size and the root of a log, as it signs them."""

from dataclasses import dataclass

from egide.trust.journal.encoding import DIGEST, from_base64, from_decimal, to_base64
from egide.trust.journal.errors import Malformed
from egide.trust.journal.merkle import Head


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """What a log says of itself. Extension lines are read, never written."""

    origin: str
    head: Head
    extensions: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """The text to be signed."""
        lines = [self.origin, str(self.head.size), to_base64(self.head.root), *self.extensions]
        return "".join(f"{line}\n" for line in lines)


def read_checkpoint(text: str) -> Checkpoint:
    """The checkpoint in the text of a note."""
    lines = text.split("\n")
    if len(lines) < 4 or lines.pop() or not all(lines):
        raise Malformed("checkpoint", "an origin, a size and a root are wanted")
    origin, size, root, *extensions = lines
    head = Head(from_decimal(size, "size"), from_base64(root, "root", length=DIGEST))
    return Checkpoint(origin, head, tuple(extensions))
