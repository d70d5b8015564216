"""What every door of SAML 2 shares, in or out: XML that cannot bite, signatures, bindings, keys."""
