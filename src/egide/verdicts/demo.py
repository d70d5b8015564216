"""The demonstration's verdicts: every service with a text, judged once on every day."""

from collections.abc import Iterable

from egide.kit.clock import today
from egide.verdicts import actions, dossiers


def load(only: Iterable[str] | None = None) -> None:
    """Judge the services of the demonstration; those that were judged from the same are kept."""
    actions.rejudge_these(dossiers.judgeable() if only is None else only, on=today())
