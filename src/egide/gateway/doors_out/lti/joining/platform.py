"""What this platform says of itself to tools that register: only what it does."""

from egide.gateway import conf
from egide.gateway.doors_out.lti.addresses import address
from egide.gateway.doors_out.lti.names import PLAIN, SCOPES
from egide.gateway.doors_out.lti.proofs import ALGORITHMS

PLATFORM = "https://purl.imsglobal.org/spec/lti-platform-configuration"
TOOL = "https://purl.imsglobal.org/spec/lti-tool-configuration"
MESSAGES = ("LtiResourceLinkRequest", "LtiDeepLinkingRequest")


def configuration() -> dict[str, object]:
    """LTI Dynamic Registration 1.0, section 3.3."""
    return {
        "issuer": conf.issuer(),
        "authorization_endpoint": address("lti-authorize"),
        "token_endpoint": address("lti-token"),
        "token_endpoint_auth_methods_supported": ["private_key_jwt"],
        "token_endpoint_auth_signing_alg_values_supported": ALGORITHMS,
        "jwks_uri": address("jwks"),
        "registration_endpoint": address("lti-register"),
        "scopes_supported": ["openid", *SCOPES],
        "response_types_supported": ["id_token"],
        "response_modes_supported": ["form_post"],
        "grant_types_supported": ["implicit", "client_credentials"],
        "subject_types_supported": ["pairwise"],
        "id_token_signing_alg_values_supported": ["RS256"],
        "claims_supported": ["sub", "iss", *PLAIN.values()],
        PLATFORM: {
            "product_family_code": "egide",
            "version": "1",
            "messages_supported": [{"type": one} for one in MESSAGES],
            "variables": [],
        },
    }
