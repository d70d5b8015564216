"""Verdicts: a service judged on a day, kept, judged again, shown; the review desk."""
