"""What there is to review: for the last version of each document, how much nobody decided yet."""

from collections import defaultdict
from dataclasses import dataclass

from django.db.models import Count, Exists, OuterRef, Q

from egide.terms.models import Confirmation, ProposedAnswer, ReadingRun, ServiceDocument, Snapshot
from egide.terms.queries import Version, described

BOTH = 2


@dataclass(frozen=True, slots=True)
class Work:
    """A version to review: how many answers, decided by a person, proposed by one reader alone."""

    version: Version
    services: tuple[str, ...]
    answers: int
    decided: int
    disagreements: int


def workload() -> list[Work]:
    """The last version of each document that was read, the most disagreements first."""
    last = Snapshot.objects.filter(accident="").order_by("document", "-since", "-id")
    latest = Snapshot.objects.filter(pk__in=last.distinct("document").values("pk"))
    versions = {version.id: version for version in described(latest)}
    names = speaking_for()
    works = (
        Work(versions[snapshot], tuple(names[versions[snapshot].document]), *counted)
        for snapshot, *counted in counts(list(versions))
    )
    return sorted(works, key=lambda work: (-work.disagreements, work.version.document))


def speaking_for() -> dict[str, list[str]]:
    """The names of the services that each document speaks for."""
    names: dict[str, list[str]] = defaultdict(list)
    rows = ServiceDocument.objects.order_by("service__name")
    for document, name in rows.values_list("document__slug", "service__name"):
        names[document].append(name)
    return names


def counts(snapshots: list[int]) -> list[tuple[int, int, int, int]]:
    """Version, answers, those a person decided, those that one reader alone proposes."""
    runs = ReadingRun.objects.filter(snapshot__in=snapshots).order_by("snapshot", "-id")
    said = Confirmation.objects.filter(
        snapshot=OuterRef("run__snapshot"), question=OuterRef("question")
    )
    rows = ProposedAnswer.objects.filter(run__in=runs.distinct("snapshot").values("pk"))
    told = rows.annotate(said=Exists(said)).values("run__snapshot")
    return list(
        told.annotate(
            answers=Count("pk"),
            decided=Count("pk", filter=Q(said=True)),
            alone=Count("pk", filter=Q(said=False, readers__len__lt=BOTH)),
        ).values_list("run__snapshot", "answers", "decided", "alone")
    )
