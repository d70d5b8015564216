"""How somebody proves who they are: invitations, passkeys, accounts elsewhere, what is pending.

No secret is kept: of an invitation, a challenge or a caller, only a digest.
"""

import uuid

from django.contrib.postgres.fields import ArrayField
from django.db import models

from egide.people.roles import Role

PERSON = "people.Person"


class Invitation(models.Model):
    """A link that lets one person in, once, before it expires. `digest` is all that is known of it.

    `person` is null for somebody new, and becomes whoever accepted; it names from the start
    somebody who lost their ways in. `by` is null for whoever runs the machine.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    digest = models.BinaryField(max_length=32, unique=True)
    name = models.CharField(max_length=120)
    role = models.CharField(max_length=20, choices=Role)
    place = models.ForeignKey(
        "people.Organisation", models.PROTECT, null=True, blank=True, related_name="+"
    )
    person = models.ForeignKey(
        PERSON, models.PROTECT, null=True, blank=True, related_name="invitations"
    )
    by = models.ForeignKey(PERSON, models.PROTECT, null=True, blank=True, related_name="+")
    at = models.DateTimeField()
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        """It expires after it was made; one that was withdrawn was not used."""

        constraints = [
            models.CheckConstraint(
                condition=models.Q(at__lt=models.F("expires_at")),
                name="invitation_lasts_a_while",
            ),
            models.CheckConstraint(
                condition=models.Q(used_at__isnull=True) | models.Q(withdrawn_at__isnull=True),
                name="invitation_used_or_withdrawn",
            ),
            models.CheckConstraint(
                condition=models.Q(used_at__isnull=True) | models.Q(person__isnull=False),
                name="invitation_used_by_somebody",
            ),
        ]
        indexes = [models.Index(fields=["place", "-at"], name="invitations_of_a_place")]


class Passkey(models.Model):
    """A public key whose secret half never left the authenticator of one person.

    `stopped_at`: the day its counter went back, which a copy would explain; it opens nothing then.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    # Belongs to the person alone: without them it is nobody's door.
    person = models.ForeignKey(PERSON, models.CASCADE, related_name="passkeys")
    credential = models.BinaryField(max_length=1023, unique=True)
    public_key = models.BinaryField(max_length=2048)
    sign_count = models.BigIntegerField(default=0)
    name = models.CharField(max_length=60)
    transports = ArrayField(models.CharField(max_length=12), default=list, blank=True)
    backed_up = models.BooleanField(default=False)
    at = models.DateTimeField()
    last_used_at = models.DateTimeField(null=True, blank=True)
    stopped_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        """It has a name, so that its owner can tell it from the others."""

        constraints = [
            models.CheckConstraint(condition=~models.Q(name=""), name="passkey_has_a_name"),
            models.CheckConstraint(
                condition=models.Q(sign_count__gte=0), name="passkey_counts_from_zero"
            ),
        ]


class OutsideAccount(models.Model):
    """An account at a sign-in service that the settings name: its issuer, and its subject there.

    Nothing else is kept of it: an e-mail address can change hands, a subject cannot.
    """

    person = models.ForeignKey(PERSON, models.CASCADE, related_name="outside_accounts")
    issuer = models.CharField(max_length=255)
    subject = models.CharField(max_length=255)
    at = models.DateTimeField()
    last_used_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        """One account opens for one person."""

        constraints = [
            models.UniqueConstraint(fields=["issuer", "subject"], name="one_person_an_account"),
            models.CheckConstraint(
                condition=~models.Q(issuer="") & ~models.Q(subject=""), name="account_is_whole"
            ),
        ]


class Ticket(models.Model):
    """What was asked of a browser and waits for its answer: good once, for one session."""

    digest = models.BinaryField(primary_key=True, max_length=32)
    purpose = models.CharField(max_length=12)
    session = models.BinaryField(max_length=32)
    about = models.JSONField(default=dict)
    expires_at = models.DateTimeField(db_index=True)


class Tally(models.Model):
    """How often one caller knocked at one door since a moment. `who` is a keyed digest."""

    who = models.BinaryField(primary_key=True, max_length=32)
    count = models.PositiveIntegerField()
    ends_at = models.DateTimeField(db_index=True)
