"""Whose word an answer is: a person's on this version, a person's carried over, or the machine's.

A person's word on an older version is carried over when each sentence it quotes stands verbatim
in the newer one; otherwise the question is to be reviewed again. A silence and a rejection quote
nothing: they are never carried over.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from django.db.models import QuerySet

from egide.terms.models import Confirmation, ProposedAnswer, ReadingRun, Snapshot
from egide.trust.evidence.answers import Answer, Proof, Quote

PERSON = "person"


class Whose(StrEnum):
    """Who stands behind an answer."""

    PERSON = "person"
    CARRIED = "carried"
    MACHINE = "machine"


@dataclass(frozen=True, slots=True)
class Held:
    """An answer as it stands on a version.

    `by` and `on`: who said the word that counts, and when. `heard_on`: the day of the version on
    which it was said, when it was carried over. `proposed`: what the machine proposes. `again`:
    a person spoke on an older version, and the sentence has changed since.
    """

    answer: Answer
    whose: Whose = Whose.MACHINE
    by: str = ""
    on: date | None = None
    heard_on: date | None = None
    kind: str = ""
    proposed: Answer | None = None
    again: bool = False

    @property
    def open(self) -> bool:
        """A person set the proposal aside and nobody has said what is right."""
        return self.kind == Confirmation.Kind.REJECT


def held(snapshots: Iterable[int], questions: Collection[str] = ()) -> dict[int, dict[str, Held]]:
    """For each of these versions, its answers by question: these questions, or all."""
    wanted = list(snapshots)
    proposed = proposals(wanted, questions)
    spoken = spoken_on(wanted)
    found: dict[int, dict[str, Held]] = {}
    for snapshot in wanted:
        answers = {name: Held(answer) for name, answer in proposed[snapshot].items()}
        for word in spoken[snapshot]:
            if questions and word.question not in questions:
                continue
            before = answers.get(word.question)
            said = heard(word, before.proposed or before.answer if before else None)
            answers[word.question] = said
        found[snapshot] = answers
    carry_over(found)
    return found


def proposals(
    snapshots: list[int], questions: Collection[str] = ()
) -> dict[int, dict[str, Answer]]:
    """What the machine's last reading of each version proposes."""
    runs = ReadingRun.objects.filter(snapshot__in=snapshots).order_by("snapshot", "-id")
    last = dict(runs.distinct("snapshot").values_list("id", "snapshot"))
    found: dict[int, dict[str, Answer]] = defaultdict(dict)
    rows = ProposedAnswer.objects.filter(run__in=last).order_by("id")
    rows = rows.filter(question__in=questions) if questions else rows
    for run, question, values, quotes, confidence, readers in rows.values_list(
        "run", "question", "values", "quotes", "confidence", "readers"
    ):
        found[last[run]][question] = Answer(
            question, tuple(values), quotes_of(quotes), Proof.READ, confidence, tuple(readers)
        )
    return found


def spoken_on(snapshots: list[int]) -> dict[int, list[Confirmation]]:
    """What people said on these versions, the oldest word first."""
    found: dict[int, list[Confirmation]] = defaultdict(list)
    for word in words().filter(snapshot__in=snapshots):
        found[word.snapshot_id].append(word)
    return found


def words() -> "QuerySet[Confirmation]":
    """What people said, the oldest word first, with who and on which version."""
    rows = Confirmation.objects.select_related("by", "snapshot").defer("snapshot__text")
    return rows.order_by("id")


def heard(word: Confirmation, proposed: Answer | None) -> Held:
    """A person's word as the answer that counts."""
    answer = Answer(
        word.question,
        tuple(word.values),
        quotes_of(word.quotes),
        Proof.CONFIRMED,
        1.0,
        (*(proposed.readers if proposed and word.kind == "confirm" else ()), PERSON),
    )
    return Held(
        answer, Whose.PERSON, word.by.display_name, word.on, kind=word.kind, proposed=proposed
    )


def carry_over(found: dict[int, dict[str, Held]]) -> None:
    """Complete the answers of each version with the words said on older versions of its text."""
    earlier = earlier_words(list(found))
    if not earlier:
        return
    texts = dict(Snapshot.objects.filter(pk__in=earlier).values_list("pk", "text"))
    for snapshot, spoken in earlier.items():
        answers = found[snapshot]
        for word in spoken:
            now = answers.get(word.question)
            if now is not None and now.whose is Whose.PERSON:
                continue
            answers[word.question] = carried(word, now, texts[snapshot])


def earlier_words(snapshots: list[int]) -> dict[int, list[Confirmation]]:
    """For each version, the last word said on each question on an older version."""
    rows = Snapshot.objects.filter(pk__in=snapshots).values_list("pk", "document", "since")
    found = {}
    spoken = list(words().filter(snapshot__document__in={row[1] for row in rows}))
    if not spoken:
        return {}
    for snapshot, document, since in rows:
        older = [
            word
            for word in spoken
            if word.snapshot.document_id == document and word.snapshot.since < since
        ]
        found[snapshot] = list({word.question: word for word in older}.values())
    return {snapshot: older for snapshot, older in found.items() if older}


def carried(word: Confirmation, now: Held | None, text: str) -> Held:
    """The word carried over to a newer text, or what stands there, to be reviewed again."""
    proposed = now.answer if now else None
    quotes = [moved(quote, text) for quote in quotes_of(word.quotes)]
    if not quotes or None in quotes:
        return replace(now or Held(Answer(word.question)), again=True)
    said = heard(word, proposed)
    answer = replace(said.answer, quotes=tuple(quote for quote in quotes if quote))
    return replace(said, answer=answer, whose=Whose.CARRIED, heard_on=word.snapshot.captured_on)


def moved(quote: Quote, text: str) -> Quote | None:
    """Where a quote stands in another version: the place nearest to where it stood, or nowhere."""
    places = []
    at = text.find(quote.text)
    while at >= 0:
        places.append(at)
        at = text.find(quote.text, at + 1)
    if not places:
        return None
    start = min(places, key=lambda place: abs(place - quote.start))
    return Quote(quote.text, start, start + len(quote.text), quote.rule)


def quotes_of(rows: list[dict[str, str | int]]) -> tuple[Quote, ...]:
    """Quotes as they are kept, as values."""
    return tuple(
        Quote(str(row["text"]), int(row["start"]), int(row["end"]), str(row.get("rule", "")))
        for row in rows
    )
