"""How long an experiment may last."""

from egide.trust.dated import Span, days_after, reached


def within(span: Span, most: int) -> bool:
    """Whether a span ends, and lasts a day at least and so many days at most."""
    if span.until is None or reached(span.until, span.since):
        return False
    return reached(span.until, days_after(span.since, most))
