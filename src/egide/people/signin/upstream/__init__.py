"""Sign-in services that vouch for their people (OpenID Connect): code flow, PKCE, nonce, state.

By hand over httpx and joserfc: docs/decisions/0051-signin.md says why. Nothing of an account is
asked but its subject, and no token is kept.
"""
