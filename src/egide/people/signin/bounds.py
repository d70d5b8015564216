"""How long and how often: every delay of sign-in, in one place. Documented in docs/operating.md."""

from datetime import timedelta
from typing import Final

# A session lasts a school day at most, and ends with an hour and a half of silence: a lesson.
LONGEST_SESSION: Final = timedelta(hours=10)
LONGEST_SILENCE: Final = timedelta(minutes=90)
# What changes the ways in wants somebody who proved who they are just now.
FRESH: Final = timedelta(minutes=10)
# How long a challenge, or a journey to another sign-in service, waits for its answer.
PATIENCE: Final = timedelta(minutes=10)

INVITATION: Final = timedelta(days=7)
LONGEST_INVITATION: Final = timedelta(days=30)
MOST_PASSKEYS: Final = 10

# Rate limits. A whole school comes from one address on a Monday: its allowance is wide, and the
# one for what failed is narrow.
WINDOW: Final = timedelta(minutes=10)
KNOCKS_OF_AN_ADDRESS: Final = 600
FAILURES_OF_AN_ADDRESS: Final = 60
KNOCKS_OF_A_PERSON: Final = 40
