"""Tools of LTI, the classes that use them, and the scores that they sent.

No pseudonym leads back to a person here: a context names a class, a score names whom the roster
recognised when it came.
"""

from uuid import uuid4

from django.db import models


class LtiTool(models.Model):
    """A tool, registered for one place: nobody of another school comes to it by this row."""

    client_id = models.CharField(max_length=200, unique=True)
    deployment = models.CharField(max_length=200)
    service = models.ForeignKey("catalogue.Service", models.PROTECT, related_name="+")
    place = models.ForeignKey("people.Organisation", models.PROTECT, related_name="+")
    login_uri = models.TextField()
    target = models.TextField()
    redirect_uris = models.JSONField(default=list)
    jwks_uri = models.TextField()
    scopes = models.JSONField(default=list)  # services of this platform that were agreed
    wants = models.JSONField(default=list)  # attributes that the tool asks for
    deep_linking = models.TextField(blank=True, default="")  # where contents are chosen
    custom = models.JSONField(default=dict)


class LtiContext(models.Model):
    """A class, under the name that a service knows it by."""

    service = models.ForeignKey("catalogue.Service", models.PROTECT, related_name="+")
    name = models.CharField(max_length=40)
    school = models.ForeignKey("people.Organisation", models.PROTECT, related_name="+")
    group = models.ForeignKey("people.Group", models.CASCADE, related_name="+")

    class Meta:
        """A service has one class by that name."""

        constraints = [
            models.UniqueConstraint(fields=["service", "name"], name="a_context_is_one_class")
        ]


class LtiLink(models.Model):
    """A content of a tool that a teacher chose for a class (Deep Linking 2.0)."""

    number = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    tool = models.ForeignKey(LtiTool, models.CASCADE, related_name="links")
    context = models.ForeignKey(LtiContext, models.CASCADE, related_name="links")
    title = models.CharField(max_length=200, blank=True, default="")
    target = models.TextField()
    custom = models.JSONField(default=dict)
    by = models.ForeignKey("people.Member", models.CASCADE, related_name="+")
    at = models.BigIntegerField()


class LtiHint(models.Model):
    """A launch that began: good once, in the session that began it. The hints are digests."""

    hints = models.BinaryField(max_length=32, unique=True)
    session = models.BinaryField(max_length=32)
    message = models.CharField(max_length=10)
    tool = models.ForeignKey(LtiTool, models.CASCADE, related_name="+")
    member = models.ForeignKey("people.Member", models.CASCADE, related_name="+")
    context = models.ForeignKey(LtiContext, models.CASCADE, null=True, related_name="+")
    link = models.ForeignKey(LtiLink, models.CASCADE, null=True, related_name="+")
    ends_at = models.BigIntegerField(db_index=True)


class LtiSpent(models.Model):
    """What is good once and was presented: a `jti`, a `nonce`; a digest with the tool in it."""

    digest = models.BinaryField(max_length=32, unique=True)
    ends_at = models.BigIntegerField(db_index=True)


class LtiToken(models.Model):
    """A token for services, as a digest."""

    token = models.BinaryField(max_length=32, unique=True)
    tool = models.ForeignKey(LtiTool, models.CASCADE, related_name="+")
    scopes = models.JSONField()
    ends_at = models.BigIntegerField(db_index=True)


class LtiLineItem(models.Model):
    """What a tool scores, in a class: its own, seen by no other tool."""

    number = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    tool = models.ForeignKey(LtiTool, models.CASCADE, related_name="+")
    context = models.ForeignKey(LtiContext, models.CASCADE, related_name="items")
    link = models.ForeignKey(LtiLink, models.SET_NULL, null=True, related_name="+")
    label = models.CharField(max_length=200)
    maximum = models.FloatField()
    resource = models.CharField(max_length=200, blank=True, default="")
    tag = models.CharField(max_length=200, blank=True, default="")
    at = models.BigIntegerField()

    class Meta:
        """A maximum is something to reach."""

        constraints = [
            models.CheckConstraint(condition=models.Q(maximum__gt=0), name="a_maximum_is_positive")
        ]


class LtiScore(models.Model):
    """The last score that a tool sent for a pupil. It never leaves; it goes with the pupil."""

    item = models.ForeignKey(LtiLineItem, models.CASCADE, related_name="scores")
    member = models.ForeignKey("people.Member", models.CASCADE, related_name="+")
    given = models.FloatField(null=True)
    maximum = models.FloatField(null=True)
    activity = models.CharField(max_length=20)
    grading = models.CharField(max_length=20)
    comment = models.TextField(blank=True, default="")
    at = models.DateTimeField()

    class Meta:
        """One score for a pupil and a line item."""

        constraints = [models.UniqueConstraint(fields=["item", "member"], name="one_score_a_pupil")]


class LtiApplication(models.Model):
    """A tool that registers itself: invited by a person, accepted by a person, or not.

    The token is a digest, good once. Nothing of `asked` counts before somebody accepted it.
    """

    token = models.BinaryField(max_length=32, unique=True)
    client_id = models.CharField(max_length=60, unique=True)
    service = models.ForeignKey("catalogue.Service", models.PROTECT, related_name="+")
    place = models.ForeignKey("people.Organisation", models.PROTECT, related_name="+")
    by = models.ForeignKey("people.Person", models.PROTECT, null=True, related_name="+")
    ends_at = models.BigIntegerField()
    asked = models.JSONField(null=True)
    came_at = models.BigIntegerField(null=True)
    accepted = models.BooleanField(null=True)
    decided_by = models.ForeignKey("people.Person", models.PROTECT, null=True, related_name="+")
    decided_at = models.BigIntegerField(null=True)
