"""Which country's courts, those of the user's home, or arbitration."""

from egide.reading.phrases.courts import decide_on
from egide.reading.phrases.questions.governing_law import LAW_OF_USER

decide = decide_on(LAW_OF_USER, ("names", "law", "within"), also="arbitration")
