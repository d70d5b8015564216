"""An authenticator in a few lines, which may be told to lie: what Chromium's never would."""

import json
import secrets
import struct
from base64 import urlsafe_b64decode, urlsafe_b64encode
from dataclasses import dataclass, field
from hashlib import sha256

import cbor2
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec

PRESENT, VERIFIED, ATTESTED = 0x01, 0x04, 0x40


def coded(value):
    return urlsafe_b64encode(value).rstrip(b"=").decode()


def decoded(text):
    return urlsafe_b64decode(text + "=" * (-len(text) % 4))


@dataclass
class Authenticator:
    """One key of one person; each answer may be bent by naming what is to be otherwise."""

    origin: str = "http://localhost"
    rp: str = "localhost"
    flags: int = PRESENT | VERIFIED
    count: int = 0
    credential: bytes = field(default_factory=lambda: secrets.token_bytes(32))
    key: ec.EllipticCurvePrivateKey = field(
        default_factory=lambda: ec.generate_private_key(ec.SECP256R1())
    )
    holder: bytes = b""

    def make(self, asked):
        """The answer to a question for a new key."""
        self.holder = decoded(asked["user"]["id"])
        attested = self.data(self.flags | ATTESTED) + self.described()
        made = {"fmt": "none", "attStmt": {}, "authData": attested}
        client = self.client("webauthn.create", asked["challenge"])
        return self.answer(clientDataJSON=client, attestationObject=cbor2.dumps(made))

    def prove(self, asked):
        """The answer to a question for a key that exists."""
        client = self.client("webauthn.get", asked["challenge"])
        data = self.data(self.flags)
        signed = self.key.sign(data + sha256(client).digest(), ec.ECDSA(hashes.SHA256()))
        return self.answer(
            clientDataJSON=client, authenticatorData=data, signature=signed, userHandle=self.holder
        )

    def client(self, kind, challenge):
        said = {"type": kind, "challenge": challenge, "origin": self.origin, "crossOrigin": False}
        return json.dumps(said).encode()

    def data(self, flags):
        return sha256(self.rp.encode()).digest() + struct.pack(">BI", flags, self.count)

    def described(self):
        numbers = self.key.public_key().public_numbers()
        point = {-2: numbers.x.to_bytes(32, "big"), -3: numbers.y.to_bytes(32, "big")}
        cose = cbor2.dumps({1: 2, 3: -7, -1: 1} | point)
        return bytes(16) + struct.pack(">H", len(self.credential)) + self.credential + cose

    def answer(self, **response):
        return {
            "id": coded(self.credential),
            "rawId": coded(self.credential),
            "type": "public-key",
            "clientExtensionResults": {},
            "response": {name: coded(value) for name, value in response.items()},
        }
