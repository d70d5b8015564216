"""Coming in as an invented person."""

from django.conf import settings

from egide.people import demo
from egide.people.errors import NoPersona
from egide.people.models import Person


def become(key: str) -> Person:
    """The invented person with that key; they exist in a demonstration and nowhere else."""
    if not settings.PERSONAS or key not in {persona.key for persona in demo.PERSONAS}:
        raise NoPersona
    if not Person.objects.filter(key=key).exists():
        demo.load()
    return Person.objects.get(key=key)
