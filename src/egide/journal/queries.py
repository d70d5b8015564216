"""The readers: a log, its checkpoints, a person's lines, a receipt."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Count, DateTimeField, F, Func, Max, OuterRef, Q, Subquery
from django.db.models.functions import TruncMonth

from egide.journal import witnessing
from egide.journal.entry import Written
from egide.journal.errors import NoSuchLine, NoSuchLog, NotSignedYet
from egide.journal.keeping import Keeper
from egide.journal.models import Checkpoint, Leaf, Log, Opening, PublicKey
from egide.journal.years import school_year
from egide.trust.journal import merkle, notes, tiles
from egide.trust.journal.leaf import Line, Salts
from egide.trust.journal.merkle import Head
from egide.trust.journal.receipt import Receipt


def log_of(academy: str, year: str) -> Log:
    """The log of an academy for a school year."""
    try:
        return Log.objects.get(academy=academy, year=year)
    except Log.DoesNotExist:
        raise NoSuchLog(f"{academy}/{year}") from None


def log_for(academy: str, *, on: date) -> int:
    """The log in which the lines of an academy are written on a day."""
    return log_of(academy, school_year(on)).pk


def logs() -> Sequence[Log]:
    """Every log, by academy, the newest year first."""
    return list(Log.objects.order_by("academy", "-year"))


def public_keys(log: int) -> list[notes.Key]:
    """The keys that sign or signed for a log, the newest first."""
    rows = PublicKey.objects.filter(log=log).order_by("-since", "-pk")
    return [notes.read_key(vkey) for vkey in rows.values_list("vkey", flat=True)]


def head_of(checkpoint: Checkpoint) -> Head:
    """The size and root that a checkpoint signs."""
    return Head(checkpoint.size, bytes(checkpoint.root))


def latest(log: int) -> Checkpoint | None:
    """The last checkpoint of a log."""
    return Checkpoint.objects.filter(log=log).order_by("size").last()


def published(checkpoint: Checkpoint) -> str:
    """A checkpoint with every signature that it has by now."""
    lines = checkpoint.cosignatures.order_by("vkey").values_list("line", flat=True)
    return checkpoint.note + "".join(f"{line}\n" for line in lines)


def published_checkpoint(academy: str, year: str) -> str:
    """The last checkpoint of a log, as it is published."""
    log = log_of(academy, year)
    checkpoint = latest(log.pk)
    if checkpoint is None:
        raise NoSuchLog(f"{academy}/{year}")
    return published(checkpoint)


def policy_text(log: Log) -> str:
    """The keys of a log and of its witnesses as a C2SP policy, which requires no witness."""
    lines = [f"log {key}\n" for key in public_keys(log.pk)]
    witnesses = witnessing.policy().witnesses
    lines += [f"witness {name} {known.key}\n" for name, known in witnesses.items()]
    return "".join([*lines, "quorum none\n"])


@dataclass(frozen=True, slots=True)
class Shown:
    """A log as the public page shows it."""

    academy: str
    year: str
    origin: str
    size: int
    at: datetime | None
    witnesses: int


def shown_logs() -> list[Shown]:
    """Every log with its last checkpoint, in one query."""
    last = Checkpoint.objects.filter(log=OuterRef("pk")).order_by("-size")
    signed = last.annotate(count=Count("cosignatures")).values("count")
    rows = Log.objects.order_by("academy", "-year").annotate(
        signed_size=Subquery(last.values("size")[:1]),
        signed_at=Subquery(last.values("at")[:1]),
        witnesses=Subquery(signed[:1]),
    )
    return [
        Shown(
            academy=row.academy,
            year=row.year,
            origin=row.origin,
            size=row.signed_size or 0,
            at=row.signed_at,
            witnesses=row.witnesses or 0,
        )
        for row in rows
    ]


def lines_of(person: bytes, *, most: int = 100, before: Written | None = None) -> list[Written]:
    """What left about a person, the newest first; `before` is the line to continue from."""
    rows = Opening.objects.filter(person=person)
    if before is not None:
        rows = rows.filter(
            Q(at__lt=before.line.at)
            | Q(at=before.line.at, log__lt=before.log)
            | Q(at=before.line.at, log=before.log, index__lt=before.index)
        )
    return list(_held(rows.order_by("-at", "-log", "-index")[:most]))


def lines_since(at: int, persons: Collection[bytes]) -> dict[bytes, list[Written]]:
    """What left about each of these people since a second: two queries, whatever their number."""
    found: dict[bytes, list[Written]] = {person: [] for person in persons}
    rows = list(Opening.objects.filter(person__in=persons, at__gte=at))
    for row, written in zip(rows, _held(rows), strict=True):
        found[bytes(row.person)].append(written)
    return found


@dataclass(frozen=True, slots=True)
class Tally:
    """How many lines of a person speak of a service, in a month (its first day)."""

    service: str
    month: date
    lines: int


def tallies_of(person: bytes) -> list[Tally]:
    """A person's lines by service and month, the first month first: one query."""
    moment = Func(F("at"), function="to_timestamp", output_field=DateTimeField())
    rows = Opening.objects.filter(person=person).annotate(month=TruncMonth(moment))
    counted = rows.values_list("service", "month").annotate(Count("index")).order_by("month")
    return [Tally(service, month.date(), lines) for service, month, lines in counted]


def line_about(person: bytes, log: int, index: int) -> Written:
    """One line, opened, when it is about that person; NoSuchLine for any other."""
    rows = Opening.objects.filter(person=person, log=log, index=index)
    found = next(_held(rows), None)
    if found is None:
        raise NoSuchLine(str(index))
    return found


def signed_sizes() -> dict[int, int]:
    """How many lines of each log are under its last checkpoint: one query."""
    rows = Checkpoint.objects.values_list("log").annotate(Max("size"))
    return dict(rows)


def line_at(log: int, index: int) -> Written:
    """One line, opened."""
    found = next(_held(Opening.objects.filter(log=log, index=index)), None)
    if found is None:
        raise NoSuchLine(str(index))
    return found


def receipt(log: int, index: int) -> Receipt:
    """The receipt of a line, as strong as the last checkpoint and its witnesses make it."""
    written = line_at(log, index)
    checkpoint = best(log, index)
    nodes = tiles.nodes_of(checkpoint.size, Keeper.of(checkpoint.log).read)
    path = merkle.inclusion(index, checkpoint.size, nodes)
    note = notes.read_note(published(checkpoint))
    return Receipt(written.line, written.salts, index, path, note)


def best(log: int, index: int) -> Checkpoint:
    """The checkpoint that proves a line best: the last that a witness saw, or else the last."""
    rows = Checkpoint.objects.filter(log=log, size__gt=index).order_by("size")
    found = rows.filter(cosignatures__isnull=False).last() or rows.last()
    if found is None:
        raise NotSignedYet
    return found


def _held(rows: Iterable[Opening]) -> Iterator[Written]:
    """Lines from what opens `who`, and from what stays open of `under`."""
    openings = list(rows)
    places = [(one.log_id, one.index) for one in openings]
    leaves = {(one.log_id, one.index): one for one in Leaf.objects.filter(pk__in=places)}
    for opening, place in zip(openings, places, strict=True):
        yield opened(opening, leaves[place])


def opened(opening: Opening, leaf: Leaf) -> Written:
    """One line, from its two halves."""
    line = Line(
        service=opening.service,
        pseudonym=bytes(opening.pseudonym),
        attributes=tuple(opening.attributes.split()),
        at=opening.at,
        agreement=bytes(leaf.agreement),
        on=leaf.on,
    )
    salts = Salts(bytes(opening.pseudonym_salt), bytes(opening.who_salt), bytes(leaf.under_salt))
    return Written(opening.log_id, opening.index, line, salts)
