"""The room, as Django knows it."""

from django.apps import AppConfig


class TheLaw(AppConfig):
    """Read the law of a day, the charter and its model clauses."""

    name = "egide.law"
    label = "law"
