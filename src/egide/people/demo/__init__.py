"""The demonstration's world: an invented academy, its schools, and one person in each seat."""

from egide.people.demo.personas import PERSONAS, Persona
from egide.people.demo.world import load

__all__ = ["PERSONAS", "Persona", "load"]
