"""The seal: a key and a certificate in a folder, and what they put on a PDF.

It is Égide's seal, not anybody's signature: it shows that the document was not changed since. Who
signed, and when, is a row of the database. Nothing here claims an advanced or qualified signature.
"""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import datetime, timedelta
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from egide.kit.errors import Refusal

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric import ec
    from pyhanko.sign.signers import SimpleSigner

KEY, CERTIFICATE = "key.pem", "certificate.pem"
FIELD = "Egide"
YEARS = 3
DEMONSTRATION = "Égide, sceau de démonstration, sans valeur"


class NoSeal(Refusal):
    """There is no key or no certificate to seal with."""

    code = "no-seal"
    status = 503
    what = _("Le sceau d’Égide n’est pas installé : le document n’est pas délivré.")
    way_out = _("Sur la machine : egide seal init. La convention signée, elle, est enregistrée.")


class SealExists(Refusal):
    """A seal is not replaced by accident: documents sealed with it would become unknown."""

    code = "seal-exists"
    status = 409
    what = _("Un sceau existe déjà à cet endroit.")
    way_out = _("Rangez-le d’abord ailleurs : son certificat sert à vérifier les documents passés.")


@dataclass(frozen=True, slots=True)
class Seal:
    """Where the key and the certificate are. The passphrase is never shown."""

    folder: Path
    passphrase: bytes | None = None

    def __repr__(self) -> str:
        return f"<Seal {self.folder.name}>"

    @property
    def there(self) -> bool:
        """Whether both files are."""
        return (self.folder / KEY).is_file() and (self.folder / CERTIFICATE).is_file()


def make(seal: Seal, name: str, *, at: datetime) -> Path:
    """A new key and a certificate that it signs itself, under that name; the certificate's path."""
    from cryptography.hazmat.primitives import serialization as forms
    from cryptography.hazmat.primitives.asymmetric import ec

    if seal.there:
        raise SealExists
    key = ec.generate_private_key(ec.SECP256R1())
    closed = (
        forms.BestAvailableEncryption(seal.passphrase) if seal.passphrase else forms.NoEncryption()
    )
    written = key.private_bytes(forms.Encoding.PEM, forms.PrivateFormat.PKCS8, closed)
    seal.folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    path = seal.folder / KEY
    path.touch(mode=0o600)
    path.write_bytes(written)
    certificate = seal.folder / CERTIFICATE
    certificate.write_bytes(_self_made(key, name, at))
    return certificate


def _self_made(key: "ec.EllipticCurvePrivateKey", name: str, at: datetime) -> bytes:
    from cryptography import x509
    from cryptography.hazmat.primitives import hashes
    from cryptography.hazmat.primitives.serialization import Encoding
    from cryptography.x509.oid import NameOID

    named = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
    usage = x509.KeyUsage(
        digital_signature=True, content_commitment=True, key_encipherment=False,
        data_encipherment=False, key_agreement=False, key_cert_sign=False, crl_sign=False,
        encipher_only=False, decipher_only=False,
    )  # fmt: skip
    made = (
        x509.CertificateBuilder()
        .subject_name(named)
        .issuer_name(named)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(at - timedelta(days=1))
        .not_valid_after(at + timedelta(days=365 * YEARS))
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(usage, critical=True)
    )
    return made.sign(key, hashes.SHA256()).public_bytes(Encoding.PEM)


def sealed(pdf: bytes, seal: Seal) -> tuple[bytes, str]:
    """The PDF under the seal (PAdES, no change allowed after), and the name on the certificate."""
    signer, name = _signer(seal)
    # pyHanko runs its own loop: a thread of its own, whatever runs in this one.
    with ThreadPoolExecutor(1) as apart:
        made = apart.submit(_put, pdf, signer).result()
    return made, name


def _put(pdf: bytes, signer: "SimpleSigner") -> bytes:
    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
    from pyhanko.sign import fields, signers

    about = signers.PdfSignatureMetadata(
        field_name=FIELD,
        subfilter=fields.SigSeedSubFilter.PADES,
        certify=True,
        docmdp_permissions=fields.MDPPerm.NO_CHANGES,
        reason="Sceau d’Égide : le document n’a pas changé depuis",
    )
    # Hidden: a reader of the page meets no empty box, and PDF/UA asks no words for it.
    hidden = fields.InvisSigSettings(set_print_flag=True, set_hidden_flag=True)
    field = fields.SigFieldSpec(FIELD, invis_sig_settings=hidden)
    out = BytesIO()
    signers.PdfSigner(about, signer=signer, new_field_spec=field).sign_pdf(
        IncrementalPdfFileWriter(BytesIO(pdf)), output=out
    )
    return out.getvalue()


def _signer(seal: Seal) -> "tuple[SimpleSigner, str]":
    """What signs, and the name on its certificate."""
    from pyhanko.sign.signers import SimpleSigner

    if not seal.there:
        raise NoSeal
    files = (str(seal.folder / KEY), str(seal.folder / CERTIFICATE))
    signer: SimpleSigner | None = SimpleSigner.load(  # type: ignore[no-untyped-call]  # pyHanko
        *files, key_passphrase=seal.passphrase
    )
    if signer is None or signer.signing_cert is None:  # pyHanko says nothing more of the reason
        raise NoSeal
    return signer, str(signer.signing_cert.subject.native["common_name"])
