"""The room, as Django knows it."""

from django.apps import AppConfig


class Journal(AppConfig):
    """Lines written before anything leaves, checkpoints, tiles, witnesses."""

    name = "egide.journal"
    label = "journal"
