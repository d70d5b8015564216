"""Launches per CPU-second: Égide, oidc-provider and LemonLDAP::NG on the same core in one run."""
