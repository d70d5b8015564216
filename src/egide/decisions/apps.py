"""The room, as Django knows it."""

from django.apps import AppConfig


class Decisions(AppConfig):
    """Ask, advise, sign, accede, try, frame, suspend."""

    name = "egide.decisions"
    label = "decisions"
