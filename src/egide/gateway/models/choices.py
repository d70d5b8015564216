"""What families chose about a tool, and the lessons during which a class is supervised.

Rows are history: a choice is taken back by writing when and by whom, never by removing it. No
reason is kept: nobody owes one to the school.
"""

from django.db import models

PERSON = "people.Person"


class Choice(models.Model):
    """A family objects to a tool for a pupil, or consents where its agreement asks for that.

    `voice`: who chose. The head writes down what came on paper, for a family, and it says so.
    `agreement`: what had been read. Consent is to that and to nothing that is signed later.
    """

    # What a family chose about somebody goes with them.
    pupil = models.ForeignKey("people.Member", models.CASCADE, related_name="+")
    service = models.ForeignKey("catalogue.Service", models.PROTECT, related_name="+")
    school = models.ForeignKey("people.Organisation", models.PROTECT, related_name="+")
    what = models.CharField(
        max_length=9, choices=[(name, name) for name in ("objection", "consent")]
    )
    voice = models.CharField(
        max_length=8, choices=[(name, name) for name in ("guardian", "pupil", "paper")]
    )
    agreement = models.CharField(max_length=64)
    by = models.ForeignKey(PERSON, models.PROTECT, related_name="+")
    at = models.DateTimeField()
    withdrawn_by = models.ForeignKey(PERSON, models.PROTECT, null=True, related_name="+")
    withdrawn_at = models.DateTimeField(null=True)

    class Meta:
        """Each one says a thing once at a time; what stands is found by pupil and tool."""

        constraints = [
            models.UniqueConstraint(
                fields=["pupil", "service", "what", "by"],
                condition=models.Q(withdrawn_at=None),
                name="a_choice_stands_once",
            ),
            models.CheckConstraint(
                condition=models.Q(withdrawn_at=None, withdrawn_by=None)
                | models.Q(withdrawn_at__isnull=False, withdrawn_by__isnull=False),
                name="taken_back_by_somebody",
            ),
        ]
        indexes = [
            models.Index(
                fields=["pupil", "service"],
                condition=models.Q(withdrawn_at=None),
                name="choices_that_stand",
            )
        ]


class Lesson(models.Model):
    """A teacher is with a class in a tool from a moment to another, or until they end it."""

    # A class that is no more has no lesson.
    group = models.ForeignKey("people.Group", models.CASCADE, related_name="+")
    service = models.ForeignKey("catalogue.Service", models.PROTECT, related_name="+")
    by = models.ForeignKey(PERSON, models.PROTECT, related_name="+")
    since = models.DateTimeField()
    until = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    class Meta:
        """It ends after it began; what may still run is found by tool and class."""

        constraints = [
            models.CheckConstraint(
                condition=models.Q(until__gt=models.F("since")), name="a_lesson_lasts"
            ),
        ]
        indexes = [
            models.Index(
                fields=["service", "group", "until"],
                condition=models.Q(ended_at=None),
                name="lessons_that_run",
            )
        ]
