"""The room, as Django knows it."""

from django.apps import AppConfig


class Register(AppConfig):
    """What the law wants to find; nothing is written here."""

    name = "egide.register"
    label = "register"
