"""The CAS server, protocols 1, 2 and 3, without proxies (CAS Protocol 3.0 Specification)."""
