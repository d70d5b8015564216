"""The register in files that others read: JSON for programs, ODS for people."""
