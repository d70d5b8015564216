"""Whether a verdict can be made again, bit for bit, from what it names in `made_from`."""

from egide.trust.verdict.compare import Inputs
from egide.trust.verdict.judge import judge
from egide.trust.verdict.verdict import Verdict


def replays(verdict: Verdict, inputs: Inputs) -> bool:
    """Whether these inputs are those that it names, and make it again to the last letter."""
    again = judge(inputs.charter, inputs.law, inputs.dossier, on=inputs.on, view=inputs.view)
    return again.digest == verdict.digest
