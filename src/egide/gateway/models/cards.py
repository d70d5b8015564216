"""Class codes and picture cards. What opens is kept as a keyed digest: the table opens nothing."""

from django.db import models


class ClassCode(models.Model):
    """A code that lets a class in until a moment. `sealed`: for whoever may show it again.

    `failures`: tries with wrong pictures; after so many it is closed by itself.
    """

    # A class that is no more has no code.
    group = models.OneToOneField("people.Group", models.CASCADE, related_name="+")
    digest = models.BinaryField(max_length=32, unique=True)
    sealed = models.TextField()
    by = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    at = models.BigIntegerField()
    ends_at = models.BigIntegerField()
    failures = models.PositiveIntegerField(default=0)

    class Meta:
        """It lasts."""

        constraints = [
            models.CheckConstraint(
                condition=models.Q(at__lt=models.F("ends_at")), name="a_class_code_lasts"
            )
        ]


class PictureCard(models.Model):
    """The card of a pupil in a class: a digest of their pictures, in order."""

    # A pupil who is no more, a class that is no more: no card.
    member = models.ForeignKey("people.Member", models.CASCADE, related_name="+")
    group = models.ForeignKey("people.Group", models.CASCADE, related_name="+")
    digest = models.BinaryField(max_length=32)
    at = models.BigIntegerField()

    class Meta:
        """One card a pupil; in a class, a card is one pupil's."""

        constraints = [
            models.UniqueConstraint(fields=["group", "member"], name="one_card_a_pupil"),
            models.UniqueConstraint(fields=["group", "digest"], name="a_card_is_one_pupils"),
        ]
