"""What this provider says of itself: only what it does."""

from django.urls import reverse

from egide.gateway import conf
from egide.gateway.doors_out.oidc import signing
from egide.gateway.doors_out.oidc.answers import ACR
from egide.gateway.doors_out.oidc.asking import ASKS, OFFLINE
from egide.gateway.doors_out.oidc.claims import SUPPORTED

ENDPOINTS = {"authorization_endpoint": "authorize", "token_endpoint": "token",
             "userinfo_endpoint": "userinfo", "jwks_uri": "jwks",
             "pushed_authorization_request_endpoint": "par",
             "end_session_endpoint": "logout"}  # fmt: skip
OF_TOKENS = ["acr", "aud", "auth_time", "exp", "iat", "iss", "nonce", "sid"]


def provider() -> dict[str, object]:
    """The metadata of OIDC Discovery 1.0, section 3."""
    return {
        "issuer": conf.issuer(),
        **{name: address(page) for name, page in ENDPOINTS.items()},
        "scopes_supported": [*ASKS, OFFLINE],
        "response_types_supported": ["code"],
        "response_modes_supported": ["query"],
        "grant_types_supported": ["authorization_code", "refresh_token"],
        "acr_values_supported": [ACR],
        "subject_types_supported": ["pairwise"],
        "id_token_signing_alg_values_supported": list(signing.ALGORITHMS),
        "token_endpoint_auth_methods_supported": ["client_secret_basic", "client_secret_post"],
        "code_challenge_methods_supported": ["S256"],
        "claims_supported": sorted({*SUPPORTED, *OF_TOKENS}),
        "prompt_values_supported": ["none", "login"],
        "authorization_response_iss_parameter_supported": True,
        "require_pushed_authorization_requests": False,  # a client may want it for itself
        "backchannel_logout_supported": True,
        "backchannel_logout_session_supported": True,
        "request_parameter_supported": False,
        "request_uri_parameter_supported": False,
        "claims_parameter_supported": False,
    }


def keys() -> dict[str, object]:
    """Every key that may have signed what still counts."""
    found = (one for alg in signing.ALGORITHMS for one in signing.signers(alg))
    return {"keys": [one.public for one in found]}


def address(page: str) -> str:
    """A page of ours, as others reach it."""
    return conf.issuer() + reverse(f"gateway:{page}")
