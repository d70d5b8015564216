"""From findings to two columns and one conclusion, and whether it is firm."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from egide.trust.charter import Condition
from egide.trust.outcome import Conclusion, Layer, Outcome, Severity, Standing, worse
from egide.trust.verdict.doors import shut_by
from egide.trust.verdict.finding import Finding
from egide.trust.verdict.situation import Situation

NO_ONE_LEFT = "no_one_left"


@dataclass(frozen=True, slots=True)
class Columns:
    """What each layer concludes, the worse of the two, and why if it is not a finding."""

    law: Conclusion
    charter: Conclusion
    standing: Standing
    cause: str = ""

    @property
    def overall(self) -> Conclusion:
        """The worse of the two columns."""
        return worse(self.law, self.charter)


def add_up(findings: Sequence[Finding], at: Situation) -> Columns:
    """The columns that these findings make in this situation."""
    columns = {layer: _column(f for f in findings if f.layer is layer) for layer in Layer}
    shut = shut_by(_asked(findings), at)
    if shut is not None:
        columns[shut] = Conclusion.NOT_CONFORMING
    cause = NO_ONE_LEFT if shut is not None else ""
    law, charter = columns[Layer.LAW], columns[Layer.CHARTER]
    return Columns(law, charter, _standing(worse(law, charter), findings, cause), cause)


def _column(findings: Iterable[Finding]) -> Conclusion:
    """First line that is true, from the worst. Information never counts."""
    counted = [f for f in findings if f.severity is not Severity.INFORMATION]
    blocking = [f for f in counted if f.severity is Severity.BLOCKING]
    if any(f.outcome is Outcome.NOT_MET for f in blocking):
        return Conclusion.NOT_CONFORMING
    if any(f.outcome.open for f in blocking):
        return Conclusion.NOT_ASSESSABLE
    if any(f.outcome is Outcome.MET_IF or f.outcome.lacking for f in counted):
        return Conclusion.UNDER_CONDITIONS
    return Conclusion.CONFORMING


def _asked(findings: Sequence[Finding]) -> dict[Layer, tuple[Condition, ...]]:
    return {
        layer: tuple(c for f in findings if f.layer is layer for c in f.asked) for layer in Layer
    }


def _standing(overall: Conclusion, findings: Sequence[Finding], cause: str) -> Standing:
    """Firm when what closes, or all that opens, is proven to the level that signing needs."""
    if overall is Conclusion.NOT_ASSESSABLE or cause == NO_ONE_LEFT:
        return Standing.FIRM
    if overall is Conclusion.NOT_CONFORMING:
        refusals = (f for f in findings if f.blocking and f.outcome is Outcome.NOT_MET)
        firm = any(f.firm for f in refusals)
    else:
        firm = all(f.firm for f in findings if f.outcome.favourable)
    return Standing.FIRM if firm else Standing.PROVISIONAL
