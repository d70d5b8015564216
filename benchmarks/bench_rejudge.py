"""Re-judging 10,000 services when a legal fact falls.

    python benchmarks/bench_rejudge.py [--services N]

Builds different synthetic services (answers, quotes, cases, evidence all vary), judges them all,
lets the Data Privacy Framework fall, judges again what read it, and checks a sample of verdicts
bit for bit against judging everything afresh. Target: one second on one core.
"""

import argparse
import gc
import random
import resource
from collections.abc import Iterator
from datetime import date, timedelta
from time import process_time

from egide.law.shelf import shelf
from egide.trust.charter import Charter
from egide.trust.evidence.answers import Answer, Proof, Quote
from egide.trust.evidence.day import on_day
from egide.trust.evidence.dossier import (
    Document,
    Dossier,
    Evidence,
    Said,
    Signature,
    State,
    case_of,
)
from egide.trust.law_of_day import LawOfDay
from egide.trust.verdict.again import Judged, judge_again, readers
from egide.trust.verdict.judge import judge_under
from egide.trust.verdict.verdict import Verdict
from egide.trust.verdict.what_if import turns

DAY = date(2026, 11, 24)
FACT = "transfer.us.dpf"
HOSTS = ["FR", "FR", "DE", "IE", "EU", "EU", "US", "US", "GB", "CA", "IN", "worldwide"]
COUNTRIES = ["FR", "IE", "US", "GB", "DE", "user"]
CODES = {
    "language": ["fr", "en"],
    "hosting": HOSTS,
    "governing_law": COUNTRIES,
    "courts": COUNTRIES,
    "authority": COUNTRIES,
    "minimum_age": ["6", "13", "15", "16"],
    "last_update": ["2020-03-01", "2023-03", "2026-03-01", "2025"],
}
SUITABLE = {
    "language": ("fr",),
    "governing_law": ("FR",),
    "courts": ("FR",),
    "minimum_age": ("6",),
    "last_update": ("2026-03-01",),
    "transfer_mechanisms": (),
}
TARGET_SECONDS = 1.0
SAMPLE = 200


def service(chance: random.Random, number: int) -> Dossier:
    """One service: terms, a policy, sometimes a school contract; no two alike."""
    kinds = [("terms", "general"), ("policy", "general")]
    if chance.random() < 0.3:
        kinds += [("terms_school", "school"), ("dpa", "school")]
    care = chance.choice([0.3, 0.6, 0.9, 0.98])  # how often its answers suit a school
    documents = tuple(
        Document(f"{kind}-{number}", kind, scope, _answers(chance, care), sha256=f"{number:064x}")
        for kind, scope in kinds
    )
    clauses = sorted(shelf().vocabulary.clauses)
    signed = [clause for clause in clauses if chance.random() < care - 0.3]
    return Dossier(
        documents,
        case_of(_case(chance, care)),
        tuple(_evidence(chance, care)),
        tuple(Signature(clause, DAY - timedelta(days=40)) for clause in signed),
    )


def _answers(chance: random.Random, care: float) -> tuple[Answer, ...]:
    proof = chance.choice([Proof.READ, Proof.CONFIRMED, Proof.CONFIRMED])
    said = {q: _values(chance, q, care) for q in shelf().vocabulary.questions}
    if "US" in said["hosting"] and chance.random() < care:
        said["transfer_mechanisms"] = ("dpf",)
    return tuple(
        Answer(question, values, (_quote(chance, question),) if values else (), proof)
        for question, values in said.items()
    )


def _values(chance: random.Random, question: str, care: float) -> tuple[str, ...]:
    careful = chance.random() < care
    if not careful and chance.random() < 0.5:
        return ()
    order = shelf().vocabulary.combine[question].order
    if careful and (order or question in SUITABLE):
        return SUITABLE[question] if question in SUITABLE else (order[-1],)
    if question in CODES:
        return _codes(chance, question)
    known = shelf().vocabulary.questions[question]
    values = sorted(known.values)
    if known.kind == "many":
        return tuple(sorted(chance.sample(values, chance.randrange(1, min(3, len(values) + 1)))))
    return (chance.choice(values),)


def _codes(chance: random.Random, question: str) -> tuple[str, ...]:
    """One or two codes; a number or a date is one."""
    several = question in {"hosting", "language", "courts"} and chance.random() < 0.3
    return tuple(sorted(set(chance.sample(CODES[question], 2 if several else 1))))


def _quote(chance: random.Random, question: str) -> Quote:
    start = chance.randrange(90_000)
    text = f"{question} {chance.randrange(10**9)}"
    return Quote(text, start, start + len(text), "phrases")


def _case(chance: random.Random, care: float) -> dict[str, Said]:
    words = shelf().vocabulary
    case: dict[str, Said] = {
        "levels": chance.sample(sorted(words.levels), chance.randrange(1, 4)),
        "controller": chance.choice(["eple_head", "dasen", "private_head"]),
    }
    for name, fact in words.case.items():
        if fact.by == "provider" and fact.kind != "set" and chance.random() < max(care, 0.5):
            flag = chance.random() < 0.3 * (1 - care)
            case[name] = flag if fact.kind == "flag" else chance.choice(sorted(fact.values))
    if chance.random() < care:
        case |= {"ai": "none", "family_pays": False, "works_with_pseudonym": True}
    return case


def _evidence(chance: random.Random, care: float) -> Iterator[Evidence]:
    for kind in shelf().vocabulary.evidence:
        if chance.random() < (0.05 if kind == "us_recipient_declared" else care):
            state = State.FAVOURABLE if chance.random() < care else State.UNFAVOURABLE
            yield Evidence(kind, state, DAY - timedelta(days=chance.randrange(30)))


def main() -> int:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--services", type=int, default=10_000)
    count = arguments.parse_args().services
    chance = random.Random(20261124)  # noqa: S311 - the same services every time
    charter, law = shelf().charters["2026-11"], LawOfDay(shelf().law, DAY)
    started = process_time()
    files = {f"s{n}": on_day(service(chance, n), DAY, charter.vocabulary) for n in range(count)}
    built = process_time()
    judged = {name: Judged(file, judge_under(charter, law, file)) for name, file in files.items()}
    index = readers(judged)
    print(f"{count} services, different each: built in {built - started:.1f} s", end=", ")
    print(f"judged in {process_time() - built:.1f} s of one core")
    gc.freeze()
    after, under, spent = _fall(charter, judged, law, index)
    _report(judged, after, spent)
    _prove(charter, judged, after, under, chance)
    return 0 if spent <= TARGET_SECONDS else 1


def _fall(
    charter: Charter, judged: dict[str, Judged], law: LawOfDay, index: dict[str, list[str]]
) -> tuple[dict[str, Verdict], LawOfDay, float]:
    """What is measured: from the fall of the fact to every new verdict."""
    started = process_time()
    fallen = law.law.without(FACT)
    changed = fallen.changed_from(law.law)
    under = LawOfDay(fallen, law.day, law.view)
    names = sorted({name for fact in changed for name in index.get(fact, ())})
    after = {name: judge_again(charter, judged[name], under, changed) for name in names}
    return after, under, process_time() - started


def _report(judged: dict[str, Judged], after: dict[str, Verdict], spent: float) -> None:
    flips = [n for n, v in after.items() if v.overall is not judged[n].verdict.overall]
    turned = [n for n, v in after.items() if turns(judged[n].verdict, v)]
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{FACT} falls: {len(after)} read it, {len(turned)} change an outcome", end=", ")
    print(f"{len(flips)} flip")
    print(f"judged again in {spent:.2f} s of one core (target {TARGET_SECONDS:.0f} s)", end=", ")
    print(f"{spent / max(len(after), 1) * 1e6:.0f} µs each; {memory:.0f} MB at most")


def _prove(
    charter: Charter,
    judged: dict[str, Judged],
    after: dict[str, Verdict],
    under: LawOfDay,
    chance: random.Random,
) -> None:
    """A sample of all services, touched or not, is the same judged afresh."""
    sample = chance.sample(sorted(judged), min(SAMPLE, len(judged)))
    for name in sample:
        afresh = judge_under(charter, under, judged[name].file)
        if afresh.digest != after.get(name, judged[name].verdict).digest:
            raise SystemExit(f"{name} is not the same judged afresh")
    print(f"{len(sample)} verdicts, touched or not, are bit for bit those judged afresh")


if __name__ == "__main__":
    raise SystemExit(main())
