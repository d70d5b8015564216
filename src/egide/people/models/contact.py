"""How to write to an organisation: what notices and registers must say."""

from django.db import models


class Contact(models.Model):
    """An organisation's own addresses, and those of the data protection officer it designated.

    `dpo_name` may be a function: what the law wants is a way to write, not a name.
    """

    organisation = models.OneToOneField(
        "people.Organisation", models.PROTECT, related_name="contact"
    )
    mail = models.EmailField(blank=True, default="")
    address = models.CharField(max_length=240, blank=True, default="")
    dpo_name = models.CharField(max_length=120, blank=True, default="")
    dpo_mail = models.EmailField(blank=True, default="")
