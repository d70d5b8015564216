"""From findings to two columns and one conclusion, and whether it is firm."""

from collections.abc import Sequence
from dataclasses import dataclass

from egide.trust.outcome import CONCLUSIONS, Conclusion, Layer, Outcome, Standing, worse
from egide.trust.verdict.doors import shut_by
from egide.trust.verdict.finding import Finding
from egide.trust.verdict.situation import Situation

NO_ONE_LEFT = "no_one_left"  # the conditions let in no pupil of the case: a refusal
UNANSWERED = "unanswered"  # what is asked while a question stays open lets in none: not yet


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
    applicable = [f for f in findings if f.outcome is not Outcome.NOT_APPLICABLE]
    columns = {layer: _column(applicable, layer) for layer in Layer}
    cause = ""
    shut = shut_by(applicable, at)
    if shut is not None:
        layer, settled = shut
        shut_out = Conclusion.NOT_CONFORMING if settled else Conclusion.NOT_ASSESSABLE
        with_it = worse(columns[layer], shut_out)
        if settled or with_it is not columns[layer]:
            cause = NO_ONE_LEFT if settled else UNANSWERED
        columns[layer] = with_it
    law, charter = columns[Layer.LAW], columns[Layer.CHARTER]
    return Columns(law, charter, _standing(worse(law, charter), applicable, cause), cause)


def _column(findings: Sequence[Finding], layer: Layer) -> Conclusion:
    """The worst that one of its parts weighs."""
    weights = [f.weighs for f in findings if f.table.layer is layer]
    return next((one for one in CONCLUSIONS if one in weights), Conclusion.CONFORMING)


def _standing(overall: Conclusion, findings: Sequence[Finding], cause: str) -> Standing:
    """Firm when what closes, or all that opens, is proven to the level that signing needs."""
    if overall is Conclusion.NOT_ASSESSABLE or cause == NO_ONE_LEFT:
        return Standing.FIRM
    if overall is Conclusion.NOT_CONFORMING:
        refusals = (f for f in findings if f.outcome is Outcome.NOT_MET and f.blocking)
        firm = any(f.firm for f in refusals)
    else:
        firm = all(f.firm for f in findings if f.outcome.favourable)
    return Standing.FIRM if firm else Standing.PROVISIONAL
