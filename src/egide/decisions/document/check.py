"""What a sealed PDF is worth, with no network and no database: whole, changed, unknown."""

import re
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from enum import StrEnum
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pyhanko.pdf_utils.reader import PdfFileReader
    from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature

ATTACHED = "convention.json"
DIGEST = re.compile(r"\b[0-9a-f]{64}\b")


class State(StrEnum):
    """What the seal of a file says."""

    INTACT = "intact"  # not a byte changed, and the certificate is one that we know
    UNKNOWN_CERTIFICATE = "unknown_certificate"  # not a byte changed since somebody sealed it
    CHANGED = "changed"
    UNSEALED = "unsealed"
    UNREADABLE = "unreadable"


@dataclass(frozen=True, slots=True)
class Checked:
    """The state of the seal, whose, and the digest of the agreement inside.

    `agrees`: the agreement attached has the digest that the document says it has.
    """

    state: State
    sealed_by: str = ""
    digest: str = ""
    agrees: bool = False

    @property
    def good(self) -> bool:
        """Whether the file can be relied on as it stands."""
        return self.state is State.INTACT and self.agrees


def check(pdf: bytes, known: Iterable[Path]) -> Checked:
    """Check a file against these certificates."""
    with ThreadPoolExecutor(1) as apart:  # pyHanko runs its own loop
        return apart.submit(_check, pdf, _fingerprints(known)).result()


def _check(pdf: bytes, known: frozenset[bytes]) -> Checked:
    from pyhanko.pdf_utils.reader import PdfFileReader

    try:
        reader = PdfFileReader(BytesIO(pdf), strict=True)
        seals = reader.embedded_signatures
        digest, agrees = _agreement(reader)
    except Exception:  # noqa: BLE001 - a broken file breaks its parser in any way whatever
        return Checked(State.UNREADABLE)
    if len(seals) != 1:
        return Checked(State.CHANGED if seals else State.UNSEALED, digest=digest, agrees=agrees)
    (seal,) = seals
    name, fingerprint, whole = _examined(seal, pdf)
    if not whole:
        return Checked(State.CHANGED, name, digest, agrees)
    state = State.INTACT if fingerprint in known else State.UNKNOWN_CERTIFICATE
    return Checked(state, name, digest, agrees)


def _examined(seal: "EmbeddedPdfSignature", pdf: bytes) -> tuple[str, bytes, bool]:
    """The name and the digest of the certificate, and whether the whole file is what was sealed."""
    from pyhanko.sign.validation import SignatureCoverageLevel
    from pyhanko.sign.validation.generic_cms import validate_sig_integrity

    try:
        certificate = seal.signer_cert
        name = str(certificate.subject.native.get("common_name", ""))
        seal.compute_integrity_info()  # type: ignore[no-untyped-call]  # pyHanko has none
        # Whose certificate it is is our own question: no chain, no list of authorities.
        intact, valid = validate_sig_integrity(
            seal.signer_info, certificate, "data", seal.compute_digest()
        )
        everything = seal.evaluate_signature_coverage() is SignatureCoverageLevel.ENTIRE_FILE
        whole = intact and valid and everything and _nothing_hidden(seal, pdf)
        return name, certificate.sha256, whole
    except Exception:  # noqa: BLE001 - the bytes of the seal itself were changed, in any way
        return "", b"", False


def _nothing_hidden(seal: "EmbeddedPdfSignature", pdf: bytes) -> bool:
    """What the seal cannot cover is itself: it must be written in the one way that we write it."""
    start, length, after, rest = (int(number) for number in seal.byte_range)
    held = pdf[start + length : after]
    written = _only_way(seal).hex().upper().encode().ljust(len(held) - 2, b"0")
    return start == 0 and after + rest == len(pdf) and held == b"<" + written + b">"


def _only_way(seal: "EmbeddedPdfSignature") -> bytes:
    """The seal written afresh from what it proves: one certificate, nothing that is not signed."""
    from asn1crypto.cms import ContentInfo
    from asn1crypto.core import Null

    info = seal.signer_info
    algorithm = {"algorithm": info["digest_algorithm"]["algorithm"].native, "parameters": Null()}
    signer = {
        "version": "v1",
        "sid": info["sid"],
        "digest_algorithm": algorithm,
        "signed_attrs": info["signed_attrs"],
        "signature_algorithm": info["signature_algorithm"],
        "signature": info["signature"].native,
    }
    content = {
        "version": "v1",
        "digest_algorithms": [algorithm],
        "encap_content_info": {"content_type": "data"},
        "certificates": [seal.signer_cert],
        "signer_infos": [signer],
    }
    written: bytes = ContentInfo({"content_type": "signed_data", "content": content}).dump()
    return written


def _agreement(reader: "PdfFileReader") -> tuple[str, bool]:
    """The digest of the agreement inside, and whether the document says the same."""
    attached = _attached(reader.root)
    if attached is None:
        return "", False
    digest = sha256(attached).hexdigest()
    said = DIGEST.findall(str(reader.trailer["/Info"].get("/Subject", "")))
    return digest, said == [digest]


def _attached(root: Any) -> bytes | None:
    names = root["/Names"]["/EmbeddedFiles"]["/Names"] if "/Names" in root else []
    for place in range(1, len(names), 2):
        if str(names[place].get("/UF", "")) == ATTACHED:
            data: bytes = names[place]["/EF"]["/F"].data
            return data
    return None


def _fingerprints(known: Iterable[Path]) -> frozenset[bytes]:
    from cryptography import x509
    from cryptography.hazmat.primitives import hashes

    found = (x509.load_pem_x509_certificates(path.read_bytes()) for path in known)
    return frozenset(one.fingerprint(hashes.SHA256()) for held in found for one in held)
