"""OpenID Connect: authorize, token, userinfo, keys (OIDC Core, RFC 6749, 7636, 9207, 9700)."""
