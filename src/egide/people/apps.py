"""The room, as Django knows it."""

from django.apps import AppConfig


class People(AppConfig):
    """Persons and their roles."""

    name = "egide.people"
    label = "people"
