"""An experiment: the question that a few classes answer before a day."""

from django.db import models


class Experiment(models.Model):
    """What is tried, what would count as success, and what came out. Its end is its agreement's."""

    agreement = models.OneToOneField(
        "decisions.Agreement", models.PROTECT, related_name="experiment"
    )
    question = models.TextField()
    success = models.TextField()
    result = models.TextField(blank=True, default="")
    succeeded = models.BooleanField(null=True, blank=True)
    recorded_by = models.ForeignKey(
        "people.Person", models.PROTECT, null=True, blank=True, related_name="+"
    )
    recorded_on = models.DateField(null=True, blank=True)

    class Meta:
        """It asks something, and says what success would be."""

        constraints = [
            models.CheckConstraint(
                condition=~models.Q(question="") & ~models.Q(success=""),
                name="an_experiment_asks_something",
            )
        ]
