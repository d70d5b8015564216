"""Persons. No password is kept: a persona, a passkey or the school's own door lets them in."""

import uuid
from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.utils.crypto import salted_hmac

from egide.people.roles import Role


class Person(AbstractBaseUser):
    """Someone who signs in. `key` names an invented person of the demonstration, or is empty.

    `place` is where they work; `member`, who they are in a roster: it may be purged before them.
    `era` counts the times they signed out everywhere.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    display_name = models.CharField(max_length=120)
    organisation = models.CharField(max_length=160, blank=True)
    place = models.ForeignKey(
        "people.Organisation", models.PROTECT, null=True, blank=True, related_name="persons"
    )
    member = models.OneToOneField(
        "people.Member", models.SET_NULL, null=True, blank=True, related_name="person"
    )
    role = models.CharField(max_length=20, choices=Role)
    key = models.SlugField(max_length=40, blank=True)
    era = models.PositiveIntegerField(default=0)

    password = None  # type: ignore[assignment]  # the column of the parent class is not wanted

    USERNAME_FIELD = "id"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["display_name", "role"]
    objects = BaseUserManager()

    class Meta:
        """A role is one of those that guards know; an invented person exists once."""

        constraints = [
            models.CheckConstraint(condition=models.Q(role__in=Role.values), name="known_role"),
            models.UniqueConstraint(
                fields=["key"], condition=~models.Q(key=""), name="one_person_a_persona"
            ),
        ]

    def __repr__(self) -> str:
        return f"<Person {self.pk}>"

    def __str__(self) -> str:
        return f"person {self.pk}"

    @property
    def works_at(self) -> str:
        """The name of where they work, as it is today."""
        return self.place.name if self.place else self.organisation

    def get_session_auth_hash(self) -> str:
        """What ties a session to the person: a change of role ends it, and a new era."""
        tied = f"{self.pk}:{self.role}:{self.era}"
        return salted_hmac("egide.people.session", tied).hexdigest()

    def get_session_auth_fallback_hash(self) -> tuple[str, ...]:
        """None: a session made before a change of secret ends."""
        return ()
