"""How the values of a question compare: where several are said, the first one here is answered."""

ORDERS: dict[str, tuple[str, ...]] = {
    "role": ("both", "processor", "controller"),
    "advertising": ("targeted", "shown", "contextual", "none"),
    "prospecting": ("opt_out", "opt_in", "yes", "no"),
    "improvement": ("yes", "anonymous", "no"),
    "ai_training": ("opt_out", "opt_in", "yes", "no"),
    "sale": ("yes", "no"),
    "profiling": ("yes", "no"),
    "trackers": ("third_party", "audience", "essential", "none"),
    "transfers": ("yes", "none"),
    "subprocessors": ("listed", "categories", "mentioned", "none"),
    "retention": ("durations", "criteria"),
    "export": ("yes", "no"),
    "incident_notice": ("hours", "without_delay", "yes"),
    "dpo": ("dpo", "contact"),
    "rights": ("gdpr", "some"),
    "user_content": ("broad", "service", "none"),
    "changes": ("notice", "posting"),
    "termination": ("at_will", "for_cause", "notice"),
    "accessibility": ("none", "partial", "full"),
}
GENERAL = {"security": "measures"}  # answered only where nothing more precise is
SAID = "said"
EVERYWHERE = frozenset({"sale"})  # sections for other places count too
