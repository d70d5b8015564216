"""Dull agreements and verdicts, and how chance draws them."""

from datetime import date, timedelta

from hypothesis import strategies as st

from egide.law.shelf import shelf
from egide.trust.agreement.attributes import Attribute
from egide.trust.agreement.life import Event, Status, What
from egide.trust.agreement.precedence import Candidate
from egide.trust.agreement.terms import Stand, terms
from egide.trust.agreement.value import Agreement, Basis, Controller, Kind, Party
from egide.trust.dated import Span
from egide.trust.outcome import Conclusion, Standing

WORDS, DELAYS = shelf().vocabulary, shelf().delays
DAY = date(2026, 11, 24)
LEVELS = ("6e", "5e", "4e", "3e")
CONDITIONS = (
    "pseudonyms_only",
    "attributes_minimum",
    "no_email",
    "open_without_account",
    "class_supervised",
    "minimum_age years=13",
    "minimum_age years=15",
    "minimum_level level=4e",
    "retention_max_days days=92",
    "retention_max_days days=30",
    "valid_until on=2027-01-15",
    "valid_until on=2027-06-01",
    "clause what=no_ads",
    "act what=dpia",
    "deliver what=sla days=60",
    "scan what=scan_web days=90",
)
days = st.integers(-400, 400).map(lambda count: DAY + timedelta(count))
conditions = st.lists(st.sampled_from(CONDITIONS), max_size=5, unique=True).map(tuple)
spans = st.builds(
    lambda since, length: Span(since, since + timedelta(length) if length else None),
    days,
    st.integers(0, 300),
)


def an_agreement(**more):
    """An agreement that says nothing surprising."""
    said = {
        "kind": Kind.OWN,
        "service": "cartes",
        "provider": Party("sillage", "Sillage"),
        "controller": Controller.SCHOOL,
        "organisation": Party("0980001U", "Collège"),
        "basis": Basis("ab", "under_conditions", "2026-11", {}, {}, DAY),
        "conditions": (),
        "attributes": (Attribute.PSEUDONYM,),
        "span": Span(DAY),
        "retention_days": 92,
    }
    return Agreement(**{**said, **more})


agreements = st.builds(
    an_agreement,
    kind=st.sampled_from([kind for kind in Kind if kind is not Kind.FRAMEWORK]),
    attributes=st.sets(st.sampled_from(Attribute)).map(lambda chosen: tuple(sorted(chosen))),
    retention_days=st.integers(1, 92),
    groups=st.sampled_from([(), ("5b",)]),
    purpose=st.text("abc", max_size=3),
)
candidates = st.builds(
    Candidate,
    agreement=agreements,
    status=st.sampled_from(Status),
    signed_on=days,
    conditions=conditions,
    ends=st.none() | days,
)
conclusions = st.sampled_from(Conclusion)
events = st.lists(st.builds(Event, days, st.sampled_from(What), days), max_size=8)


def stands(level):
    """What may stand for a class."""
    return st.builds(
        Stand,
        st.just(level),
        st.just("ab"),
        conclusions,
        conclusions,
        st.sampled_from(Standing),
        conditions,
    )


terms_of_school = st.tuples(*map(stands, LEVELS)).map(
    lambda found: terms(LEVELS, found, WORDS, retention=DELAYS.retention)
)


def one_class(law, charter=None, *, standing="firm", put=()):
    """What may be agreed for one class."""
    found = Stand(
        "5e", "ab", Conclusion(law), Conclusion(charter or law), Standing(standing), tuple(put)
    )
    return terms(("5e",), (found,), WORDS, retention=DELAYS.retention)


def laxer(one, attribute, *, fewer):
    """The same candidate, under which more leaves and less is asked."""
    from dataclasses import replace

    more = tuple(sorted({*one.agreement.attributes, attribute}))
    return replace(
        one,
        agreement=replace(
            one.agreement, attributes=more, retention_days=one.agreement.retention_days + 1
        ),
        conditions=one.conditions[fewer:],
    )
