"""Dossiers made for the tests: a good, dull service, and any service at all."""

from datetime import date, timedelta

from hypothesis import strategies as st

from egide.law.shelf import shelf
from egide.trust.charter import Charter
from egide.trust.evidence.answers import Answer, Proof, Quote
from egide.trust.evidence.dossier import (
    ActDone,
    Document,
    Dossier,
    Evidence,
    Said,
    Signature,
    State,
    case_of,
    values_of,
)
from egide.trust.law import Law

DAY = date(2026, 11, 24)
WORDS = shelf().vocabulary
CODES = {
    "language": ["fr", "en"],
    "governing_law": ["FR", "IE", "US", "GB", "user"],
    "courts": ["FR", "IE", "US", "arbitration", "user"],
    "authority": ["FR", "any"],
    "hosting": ["FR", "EU", "US", "GB", "CA", "BR", "IN", "worldwide", "non-EU"],
    "minimum_age": ["6", "13", "15", "18"],
    "last_update": ["2019-03-01", "2021", "2022-01", "2026-06-01"],
}


def the_law() -> Law:
    return shelf().law


def the_charter(edition: str = "2026-11") -> Charter:
    return shelf().charters[edition]


def an_answer(question: str, value: Said, proof: Proof = Proof.CONFIRMED) -> Answer:
    values = values_of(value)
    text = f"{question} is {' '.join(values)}"
    return Answer(question, values, (Quote(text, 0, len(text)),) if values else (), proof)


def a_document(kind: str = "whole", scope: str = "general", **answers: Said) -> Document:
    proof = Proof.CONFIRMED
    silent = [Answer(q, proof=proof) for q in WORDS.questions if q not in answers]
    said = [an_answer(question, value, proof) for question, value in answers.items()]
    return Document(f"a-{kind}", kind, scope, (*said, *silent), sha256=kind)


def a_case(**said: Said) -> dict[str, tuple[str, ...]]:
    """A class of 4e in a collège, a school service of a French company, no AI, no sensor."""
    dull: dict[str, Said] = {
        "levels": ["4e"],
        "controller": "eple_head",
        "offer": "education",
        "pricing": "paid",
        "family_pays": False,
        "provider_established": "fr",
        "ai": "none",
        "special_data": False,
        "pupil_interaction": "none",
        "sensors": False,
        "biometrics": False,
        "works_with_pseudonym": True,
    }
    return case_of({**dull, **said})


def a_dossier(*documents: Document, **case: Said) -> Dossier:
    return Dossier(documents, a_case(**case))


@st.composite
def answers(draw: st.DrawFn) -> tuple[Answer, ...]:
    """Any answer, or silence, to every question."""
    proof = draw(st.sampled_from([Proof.READ, Proof.CONFIRMED]))
    return tuple(
        Answer(question, tuple(sorted(draw(_values(question)))), proof=proof)
        for question in WORDS.questions
    )


def _values(question: str) -> st.SearchStrategy[list[str]]:
    known = WORDS.questions[question]
    words = CODES.get(question) or sorted(known.values)
    most = 2 if known.kind in {"many", "codes"} else 1
    return st.lists(st.sampled_from(words), max_size=most, unique=True)


@st.composite
def documents(draw: st.DrawFn) -> tuple[Document, ...]:
    """Terms and a policy, sometimes a school's contract or a help page beside them."""
    kinds = [("terms", "general"), ("policy", "general")]
    more = [("terms_school", "school"), ("dpa", "school"), ("help", "school")]
    kinds += draw(st.lists(st.sampled_from(more), max_size=2, unique=True))
    return tuple(Document(kind, kind, scope, draw(answers()), sha256=kind) for kind, scope in kinds)


@st.composite
def cases(draw: st.DrawFn) -> dict[str, tuple[str, ...]]:
    """Any case: every fact said or not."""
    given_facts = [fact for fact in WORDS.case.values() if fact.by != "derived"]
    case: dict[str, tuple[str, ...]] = {}
    for fact in given_facts:
        most = 2 if fact.kind == "set" else 1
        said = draw(st.lists(st.sampled_from(sorted(fact.values)), max_size=most, unique=True))
        if said:
            case[fact.id] = tuple(sorted(said))
    return case


def evidence() -> st.SearchStrategy[tuple[Evidence, ...]]:
    """Some evidence, good and bad, fresh and stale."""
    piece = st.builds(
        Evidence,
        st.sampled_from(sorted(WORDS.evidence)),
        st.sampled_from([State.FAVOURABLE, State.UNFAVOURABLE]),
        st.integers(0, 400).map(lambda days: DAY - timedelta(days=days)),
    )
    return st.lists(piece, max_size=8).map(tuple)


@st.composite
def dossiers(draw: st.DrawFn) -> Dossier:
    """Any dossier."""
    clauses = st.lists(st.sampled_from(sorted(WORDS.clauses)), max_size=6, unique=True)
    acts = st.lists(st.sampled_from(sorted(WORDS.acts)), max_size=3, unique=True)
    return Dossier(
        draw(documents()),
        draw(cases()),
        draw(evidence()),
        tuple(Signature(name, DAY) for name in draw(clauses)),
        tuple(ActDone(name, DAY) for name in draw(acts)),
    )


def days() -> st.SearchStrategy[date]:
    """Any day since the year 2000, the bounds of the law more often than others."""
    bounds = [
        bound
        for fact in shelf().law.facts.values()
        for reign in fact.reigns
        for bound in (reign.span.since, reign.span.until)
        if bound is not None
    ]
    return st.one_of(
        st.sampled_from(bounds),
        st.sampled_from(bounds).map(lambda day: day - timedelta(days=1)),
        st.dates(date(2000, 1, 1), date(2032, 12, 31)),
    )
