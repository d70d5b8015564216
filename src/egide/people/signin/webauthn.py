"""What is said to an authenticator, and what its answers prove. No table, no request.

The library checks signatures and formats; what is asked of it is all here: our origin, our name,
the person verified by their authenticator (a code, a finger, a face), no attestation.
"""

import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, TypeVar
from uuid import UUID

from egide.people.signin import bounds
from egide.people.signin.errors import Unproved, Unreadable

TRANSPORTS = frozenset({"usb", "nfc", "ble", "smart-card", "hybrid", "internal"})
LONGEST_ID = 1023
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Site:
    """The house as browsers know it: where a page must come from, what keys are bound to."""

    origin: str
    name: str


@dataclass(frozen=True, slots=True)
class NewKey:
    """A key that was just made, proved to answer our challenge."""

    credential: bytes
    public_key: bytes
    sign_count: int
    backed_up: bool
    transports: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """What an authenticator says when a key is used, before anything of it is believed."""

    credential: bytes
    challenge: bytes
    holder: bytes
    raw: dict[str, Any]


def algorithms() -> list[Any]:
    """What a key may sign with. The library is imported where it is used: it weighs twenty
    megabytes, which no worker that only lets pupils through has to carry.
    """
    from webauthn.helpers.cose import COSEAlgorithmIdentifier as Cose

    return [Cose.EDDSA, Cose.ECDSA_SHA_256, Cose.RSASSA_PKCS1_v1_5_SHA_256]


def asked_to_make(
    site: Site, person: UUID, name: str, challenge: bytes, known: Iterable[bytes]
) -> dict[str, Any]:
    """What the browser needs to make a key for somebody who holds these already."""
    from webauthn import generate_registration_options, options_to_json
    from webauthn.helpers.structs import (
        AuthenticatorSelectionCriteria,
        PublicKeyCredentialDescriptor,
        ResidentKeyRequirement,
        UserVerificationRequirement,
    )

    options = generate_registration_options(
        rp_id=site.name,
        rp_name="Égide",
        user_id=person.bytes,
        user_name=name,
        challenge=challenge,
        timeout=int(bounds.PATIENCE.total_seconds() * 1000),
        authenticator_selection=AuthenticatorSelectionCriteria(
            resident_key=ResidentKeyRequirement.REQUIRED,
            user_verification=UserVerificationRequirement.REQUIRED,
        ),
        exclude_credentials=[PublicKeyCredentialDescriptor(id=one) for one in known],
        supported_pub_key_algs=algorithms(),
    )
    return as_json(options_to_json(options))


def asked_to_prove(site: Site, challenge: bytes) -> dict[str, Any]:
    """What the browser needs to have any of its keys for this house used."""
    from webauthn import generate_authentication_options, options_to_json
    from webauthn.helpers.structs import UserVerificationRequirement

    options = generate_authentication_options(
        rp_id=site.name,
        challenge=challenge,
        timeout=int(bounds.PATIENCE.total_seconds() * 1000),
        user_verification=UserVerificationRequirement.REQUIRED,
    )
    return as_json(options_to_json(options))


def as_json(text: str) -> dict[str, Any]:
    """A JSON object."""
    found: dict[str, Any] = json.loads(text)
    return found


def challenge_in(raw: dict[str, Any]) -> bytes:
    """The challenge that an answer says it answers."""
    from webauthn.helpers import parse_client_data_json

    return attempt(lambda: parse_client_data_json(part(raw, "clientDataJSON")).challenge)


def answer(raw: dict[str, Any]) -> Answer:
    """The answer of a key that is used, taken apart."""
    from webauthn import base64url_to_bytes

    return Answer(
        credential=attempt(lambda: base64url_to_bytes(raw["rawId"])),
        challenge=challenge_in(raw),
        holder=part(raw, "userHandle"),
        raw=raw,
    )


def part(raw: dict[str, Any], name: str) -> bytes:
    """One binary member of the response."""
    from webauthn import base64url_to_bytes

    return attempt(lambda: base64url_to_bytes(raw["response"][name]))


def made(raw: dict[str, Any], challenge: bytes, site: Site) -> NewKey:
    """The key that was made, if its answer holds."""
    from webauthn import verify_registration_response
    from webauthn.helpers.structs import CredentialDeviceType

    proof = attempt(
        lambda: verify_registration_response(
            credential=raw,
            expected_challenge=challenge,
            expected_rp_id=site.name,
            expected_origin=site.origin,
            require_user_verification=True,
            supported_pub_key_algs=algorithms(),
        ),
        otherwise=Unproved,
    )
    if len(proof.credential_id) > LONGEST_ID:
        raise Unreadable
    return NewKey(
        credential=proof.credential_id,
        public_key=proof.credential_public_key,
        sign_count=proof.sign_count,
        backed_up=proof.credential_device_type is CredentialDeviceType.MULTI_DEVICE,
        transports=transports(raw),
    )


def proved(given: Answer, public_key: bytes, site: Site) -> int:
    """The counter of the key, if its answer holds.

    The library is told that the counter was 0, which refuses nothing: what a counter that goes
    back means is decided by whoever keeps the key, and has to be written down.
    """
    from webauthn import verify_authentication_response

    proof = attempt(
        lambda: verify_authentication_response(
            credential=given.raw,
            expected_challenge=given.challenge,
            expected_rp_id=site.name,
            expected_origin=site.origin,
            credential_public_key=public_key,
            credential_current_sign_count=0,
            require_user_verification=True,
        ),
        otherwise=Unproved,
    )
    return proof.new_sign_count


def transports(raw: dict[str, Any]) -> tuple[str, ...]:
    """How the authenticator is reached, in the words that we know."""
    said = raw["response"].get("transports") or ()
    return tuple(sorted(TRANSPORTS.intersection(one for one in said if isinstance(one, str))))


def attempt(read: Callable[[], T], *, otherwise: type[Unreadable | Unproved] = Unreadable) -> T:
    """Read what a stranger sent: whatever the library stumbles on is a refusal, not a fault."""
    from webauthn.helpers.exceptions import WebAuthnException

    try:
        return read()
    except (WebAuthnException, ValueError, TypeError, KeyError, AttributeError, OverflowError):
        raise otherwise from None
