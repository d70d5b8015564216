"""Which evidence counts on a day: the last piece of each kind, if it is still valid."""

from dataclasses import dataclass
from datetime import date

from egide.trust.dated import Span, days_after, latest_first, reached
from egide.trust.evidence.answers import Proof
from egide.trust.evidence.dossier import Dossier, Evidence, State
from egide.trust.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class Held:
    """A piece of evidence that counts on the day; `until` is the first day it no longer does."""

    state: State
    level: Proof
    until: date | None


def held_on(dossier: Dossier, day: date, vocabulary: Vocabulary) -> dict[str, Held]:
    """The last piece of each kind, if it is still valid: a stale scan is no scan."""
    by_kind: dict[str, list[Evidence]] = {}
    for piece in (*dossier.evidence, *_made_by_acts(dossier, vocabulary)):
        if reached(piece.on, day):
            by_kind.setdefault(piece.what, []).append(piece)
    held = {}
    for what, pieces in sorted(by_kind.items()):
        last = _last(pieces)
        kind = vocabulary.evidence[what]
        until = days_after(last.on, kind.valid_days) if kind.valid_days else None
        if Span(last.on, until).covers(day):
            held[what] = Held(last.state, last.level or kind.level, until)
    return held


def _last(pieces: list[Evidence]) -> Evidence:
    """Of two pieces of one day the unfavourable one counts: its name sorts last."""
    order = latest_first((piece.on, _sorts(piece)) for piece in pieces)
    return next(p for p in pieces if (p.on, _sorts(p)) == order[0])


def _sorts(piece: Evidence) -> str:
    return f"{piece.state} {piece.level or ''}"


def _made_by_acts(dossier: Dossier, vocabulary: Vocabulary) -> list[Evidence]:
    proofs = ((vocabulary.acts[done.act].proves, done.on) for done in dossier.acts)
    return [Evidence(what, State.FAVOURABLE, on) for what, on in proofs if what]
