"""The shape that goes with a conclusion and with an outcome; the look's keys."""

from egide.trust.outcome import Conclusion, Outcome

OF_CONCLUSION = {
    Conclusion.CONFORMING: "met",
    Conclusion.UNDER_CONDITIONS: "if",
    Conclusion.NOT_ASSESSABLE: "silent",
    Conclusion.NOT_CONFORMING: "not",
}
# What is open (silent, unproven, unknown) shares one shape: it is never a "no".
OF_OUTCOME = {
    Outcome.MET: "met",
    Outcome.MET_IF: "if",
    Outcome.NOT_MET: "not",
    Outcome.NOT_APPLICABLE: "na",
    Outcome.SILENT: "silent",
    Outcome.UNPROVEN: "silent",
    Outcome.UNKNOWN: "silent",
}
