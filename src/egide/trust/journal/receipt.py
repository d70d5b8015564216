"""The receipt: a line, opened, and the proof that the log holds it. docs/formats/receipt.md."""

import json
from dataclasses import dataclass
from typing import Final

from egide.trust.journal.checkpoints import Checkpoint, read_checkpoint
from egide.trust.journal.encoding import DIGEST, to_base64
from egide.trust.journal.errors import Malformed
from egide.trust.journal.leaf import SALT, Leaf, Line, Salts, commit, seal_pseudonym
from egide.trust.journal.merkle import leaf_hash
from egide.trust.journal.notes import Note, read_note
from egide.trust.journal.proofs import TlogProof, read_path
from egide.trust.journal.strict import Fields, read_json

FORMAT: Final = "egide-receipt/v1"
LONGEST: Final = 512 * 1024


@dataclass(frozen=True, slots=True)
class Receipt:
    """What a family keeps. With the salts it opens its own line, and no other."""

    line: Line
    salts: Salts
    index: int
    path: tuple[bytes, ...]
    note: Note

    @property
    def leaf(self) -> Leaf:
        """What the log must hold, if the receipt says true."""
        return commit(self.line, self.salts)

    @property
    def leaf_hash(self) -> bytes:
        """The hash of that leaf in the tree."""
        return leaf_hash(self.leaf.entry)

    @property
    def checkpoint(self) -> Checkpoint:
        """What the log signed."""
        return read_checkpoint(self.note.text)

    def speaks_of(self, pseudonym: str) -> bool:
        """Whether this is the pseudonym that the line seals."""
        return seal_pseudonym(pseudonym, self.salts.pseudonym) == self.line.pseudonym

    def as_proof(self) -> TlogProof:
        """The same place in the log for programs that know C2SP and nothing of Égide."""
        return TlogProof(self.index, self.path, self.note, self.leaf.entry)


def to_json(receipt: Receipt) -> str:
    """The receipt as a file."""
    line, salts = receipt.line, receipt.salts
    body = {
        "format": FORMAT,
        "line": {
            "service": line.service,
            "pseudonym": to_base64(line.pseudonym),
            "attributes": list(line.attributes),
            "at": line.at,
            "agreement": to_base64(line.agreement),
            "on": line.on.isoformat(),
        },
        "salts": {
            "pseudonym": to_base64(salts.pseudonym),
            "who": to_base64(salts.who),
            "under": to_base64(salts.under),
        },
        "index": receipt.index,
        "proof": [to_base64(one) for one in receipt.path],
        "checkpoint": str(receipt.note),
    }
    return json.dumps(body, ensure_ascii=False, indent=1) + "\n"


def read_receipt(text: str) -> Receipt:
    """The receipt in a file; nothing is believed of it yet."""
    fields = read_json(text, longest=LONGEST)
    if fields.text("format") != FORMAT:
        raise Malformed("format", f"{FORMAT} is wanted")
    line, salts = _line(fields.within("line")), _salts(fields.within("salts"))
    index, path = fields.whole("index"), read_path(fields.texts("proof"))
    note = read_note(fields.text("checkpoint"))
    fields.nothing_else()
    read_checkpoint(note.text)
    return Receipt(line, salts, index, path, note)


def _line(fields: Fields) -> Line:
    line = Line(
        service=fields.text("service"),
        pseudonym=fields.data("pseudonym", length=DIGEST),
        attributes=fields.texts("attributes"),
        at=fields.whole("at"),
        agreement=fields.data("agreement", length=DIGEST),
        on=fields.day("on"),
    )
    fields.nothing_else()
    return line


def _salts(fields: Fields) -> Salts:
    names = ("pseudonym", "who", "under")
    pseudonym, who, under = (fields.data(name, length=SALT) for name in names)
    fields.nothing_else()
    return Salts(pseudonym, who, under)
