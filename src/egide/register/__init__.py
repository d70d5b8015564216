"""The register of processing, the impact assessment, the transfers: read from agreements."""
