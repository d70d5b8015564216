"""An ENT by SAML 2: we are a service provider, over what `gateway.saml` shares with the way out."""
