"""From parsed files to values, strictly: what is not understood is refused, with file and key.

Nothing here opens a file: `read_law` and `read_charters` take mappings of file name to content.
"""

from egide.trust.loading.charters import read_charters
from egide.trust.loading.delays import read_delays
from egide.trust.loading.errors import LawRefused
from egide.trust.loading.facts import read_law
from egide.trust.loading.words import read_vocabulary

__all__ = ["LawRefused", "read_charters", "read_delays", "read_law", "read_vocabulary"]
