"""OneRoster 1.1 and 1.2: CSV bundles, in a zip file or a folder, whole exports only."""

from egide.people.imports.oneroster.bundles import Said, delivery

__all__ = ["Said", "delivery"]
