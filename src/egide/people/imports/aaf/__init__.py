"""The national directory export (AAF), in its two dialects, as records for the engine."""

from egide.people.imports.aaf.delivery import deliveries, delivery

__all__ = ["deliveries", "delivery"]
