"""What waits for whoever comes in: what exists today, and nothing else."""

from egide.catalogue import queries as services
from egide.law.words import words
from egide.people.roles import Role
from egide.terms import queries as terms
from egide.terms.workload import workload

MOST = 4


def waiting(role: str, lang: str) -> dict[str, object]:
    """The texts that changed last; for a reviewer, how much there is to review."""
    # Who has not signed in may be a reviewer: the door asks.
    context: dict[str, object] = {"reviews": role in {"", Role.REVIEWER}}
    if role in {"", Role.REVIEWER, Role.PROVIDER, Role.AUDITOR}:
        context["recent"] = recent(lang)
    if role == Role.REVIEWER:
        work = workload()
        context["work"] = {
            "texts": sum(one.decided < one.answers for one in work),
            "alone": sum(one.disagreements for one in work),
            "first": work[0] if work else None,
        }
    return context


def recent(lang: str) -> list[dict[str, object]]:
    """The last texts that changed: whose, when, and where the change is shown."""
    pairs = terms.recent(MOST)
    filed = {entry.document: entry for entry in terms.filed(new.document for new, _ in pairs)}
    names = {card.slug: card.name for card in services.services(e.service for e in filed.values())}
    return [
        {
            "name": names[filed[new.document].service],
            "title": new.document_title,
            "day": words().date(new.captured_on, lang),
            "document": new.document,
            "old": old.captured_on.isoformat(),
            "new": new.captured_on.isoformat(),
        }
        for new, old in pairs
        if new.document in filed
    ]
