"""The room, as Django knows it."""

from django.apps import AppConfig


class People(AppConfig):
    """Persons and their roles."""

    name = "egide.people"
    label = "people"

    def ready(self) -> None:
        """Say what of sign-in is not as it must be; stamp every session when it begins."""
        from django.contrib.auth.signals import user_logged_in
        from django.core.checks import register

        from egide.people.signin import checks, sessions

        register(checks.faults)
        user_logged_in.connect(sessions.stamp, dispatch_uid="egide.people.signin.stamp")
