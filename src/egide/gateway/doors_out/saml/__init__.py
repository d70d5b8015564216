"""The SAML 2 identity provider: Web Browser SSO and Single Logout (saml-profiles, 4.1 and 4.4)."""
