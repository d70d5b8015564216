"""Mail: who wants it, in which language; what leaves for whom on a day."""

from django.db import models

PERSON = "people.Person"


class MailChoice(models.Model):
    """What somebody chose: a mail a day or none, in the language they last read the news in."""

    person = models.OneToOneField(PERSON, models.CASCADE, primary_key=True, related_name="+")
    wanted = models.BooleanField(default=True)
    language = models.CharField(max_length=2, default="fr")


class Digest(models.Model):
    """The mail of a day for one person. It took the messages that were mailed at `at`."""

    person = models.ForeignKey(PERSON, models.CASCADE, related_name="+")
    on = models.DateField()
    at = models.DateTimeField(auto_now_add=True)
    left_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        """One a day at most."""

        constraints = [models.UniqueConstraint(fields=["person", "on"], name="one_digest_a_day")]
