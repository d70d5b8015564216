"""What a person was told, once, in a sentence; mail gathers what was not read on the site."""

from django.db import models


class Told(models.Model):
    """One sentence for one person. `about` names the event: nobody is told the same thing twice.

    `said`: the message's code and its values, put into words in the reader's language.
    """

    person = models.ForeignKey("people.Person", models.CASCADE, related_name="told")
    about = models.CharField(max_length=80)
    said = models.JSONField()
    on = models.DateField()
    at = models.DateTimeField(auto_now_add=True)
    read_at = models.DateTimeField(null=True, blank=True)
    mailed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        """Once each."""

        constraints = [models.UniqueConstraint(fields=["person", "about"], name="told_once")]
        indexes = [models.Index(fields=["person", "-at"], name="told_last_first")]
