"""The named tests: what a table of plain values cannot compare (codes, ages, days).

Each is a small pure function with closed results; their names and results are those of
law/vocabulary/tests.yaml. `names` is the situation they are asked about.
"""

from collections.abc import Callable, Mapping

from egide.trust.verdict.checks.age import age
from egide.trust.verdict.checks.documents import dated, language
from egide.trust.verdict.checks.forum import courts, governing_law
from egide.trust.verdict.checks.look import Setting
from egide.trust.verdict.checks.notice import notice
from egide.trust.verdict.checks.places import places
from egide.trust.verdict.checks.transfer import transfer_tool
from egide.trust.verdict.checks.united_states import us_tool
from egide.trust.verdict.value import Value

ALL: Mapping[str, Callable[[Setting], Value]] = {
    "language": language,
    "governing_law": governing_law,
    "courts": courts,
    "age": age,
    "dated": dated,
    "places": places,
    "transfer_tool": transfer_tool,
    "us_tool": us_tool,
    "notice": notice,
}
