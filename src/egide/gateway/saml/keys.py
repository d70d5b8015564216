"""The keys that sign messages of SAML, each with a certificate of its own, as files.

Others trust the certificate because they read it in our metadata, not for who issued it: it is
self-signed, and long. They read it once a day at best: a new key is published first, and signs once
the former one is retired (saml-metadata 2.4.1.1: several keys may be there at a time).
"""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any, Final

import xmlsec
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    load_pem_private_key,
)
from cryptography.x509.oid import NameOID
from xmlsec import constants

from egide.gateway import conf
from egide.gateway.secrets import keyfiles

BITS: Final = 3072
LASTS: Final = timedelta(days=3650)
BEFORE: Final = timedelta(days=1)  # clocks differ


@dataclass(frozen=True, slots=True)
class Signer:
    """A private key as two libraries want it, and its certificate."""

    private: rsa.RSAPrivateKey
    xml_key: Any  # xmlsec describes no types that tell its keys apart
    certificate: x509.Certificate

    def __repr__(self) -> str:
        return f"<Signer {self.certificate.serial_number:x}>"

    @property
    def pem(self) -> str:
        """The certificate as text."""
        return self.certificate.public_bytes(Encoding.PEM).decode()


def folder() -> Path:
    """Where these keys are."""
    return conf.keys() / "saml"


def make(*, at: datetime) -> str:
    """A new key with its certificate, published from now on; the number of its file."""
    private = rsa.generate_private_key(65537, BITS)
    number = max((int(file.stem) for file in files()), default=0) + 1
    pem = private.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    certificate = self_signed(private, at=at).public_bytes(Encoding.PEM)
    keyfiles.write(folder() / f"{number:04}.pem", pem + certificate)
    return f"{number:04}"


def self_signed(private: rsa.RSAPrivateKey, *, at: datetime) -> x509.Certificate:
    """A certificate that says which house this is, and nothing more."""
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, conf.issuer()[:64])])
    return (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(private.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(at - BEFORE)
        .not_valid_after(at + LASTS)
        .sign(private, SHA256())
    )


def make_missing() -> None:
    """A key where there is none."""
    if not files():
        make(at=datetime.now(UTC))


def retire() -> int:
    """Remove all keys but the newest, which signs from now on; say how many."""
    former = files()[1:]
    for file in former:
        file.unlink()
    return len(former)


def signers() -> tuple[Signer, ...]:
    """All that others may meet, the newest first."""
    return tuple(parsed(file) for file in files())


def signer() -> Signer:
    """The key that signs now: the oldest, which everybody has read by now."""
    found = files()
    if not found:
        raise keyfiles.NoKeys("saml")
    return parsed(found[-1])


def files() -> list[Path]:
    """The files, the newest first."""
    return sorted(folder().glob("*.pem"), reverse=True)


@cache
def parsed(file: Path) -> Signer:
    """A key from its file, parsed once."""
    pem = keyfiles.read(file)
    private = load_pem_private_key(pem, None)
    if not isinstance(private, rsa.RSAPrivateKey):
        raise TypeError(file.name)
    certificate = x509.load_pem_x509_certificate(pem)
    key = xmlsec.Key.from_memory(pem, constants.KeyDataFormatPem)
    key.load_cert_from_memory(certificate.public_bytes(Encoding.PEM), constants.KeyDataFormatPem)
    return Signer(private, key, certificate)
