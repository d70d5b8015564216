"""The evidence behind an agreement as its annexes print it: verdict, versions, legal facts."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from egide.decisions.document.around import Around
from egide.law.shelf import shelf
from egide.law.words import words
from egide.terms import queries as terms
from egide.trust.agreement.value import Agreement
from egide.trust.evidence.documents import AGREEMENT
from egide.trust.law import Mark
from egide.trust.law_of_day import Rests
from egide.trust.outcome import Outcome
from egide.trust.verdict.verdict import CriterionFinding, Verdict

FR = "fr"  # what binds is in French (law 94-665): the paper has one language
MOST_QUOTES = 2


@dataclass(frozen=True, slots=True)
class Quoted:
    """A clause, verbatim, and where it stands."""

    text: str
    source: str


@dataclass(frozen=True, slots=True)
class Finding:
    """What is found of a criterion, why, on which articles and which clauses."""

    id: str
    title: str
    outcome: str
    reasons: tuple[str, ...]
    basis: str
    to_verify: bool
    confirmed: bool
    quotes: tuple[Quoted, ...]


@dataclass(frozen=True, slots=True)
class Version:
    """A document of the provider, and the digest of the version that was judged."""

    title: str
    sha256: str


@dataclass(frozen=True, slots=True)
class LegalFact:
    """A legal fact that the verdict reads, as it stood on the day, and its source."""

    says: str
    source: str
    days: str
    in_force: bool
    to_verify: bool
    sha256: str


def titles_of(near: Around) -> dict[str, str]:
    """The documents of the service by name: one query."""
    held = {entry.document: entry.title for entry in terms.documents([near.card.slug])}
    return {AGREEMENT: words().label("documents", AGREEMENT, FR), **held}


def findings(near: Around, titles: Mapping[str, str]) -> tuple[Finding, ...]:
    """Every criterion that applies, in the charter's order."""
    verdict = near.verdict
    if verdict is None:
        return ()
    return tuple(
        _finding(verdict, found, titles)
        for found in verdict.criteria
        if found.outcome is not Outcome.NOT_APPLICABLE
    )


def _finding(verdict: Verdict, found: CriterionFinding, titles: Mapping[str, str]) -> Finding:
    said, parts = words().criterion(verdict.charter, found.criterion), found.deciding
    reasons = (words().because(verdict.charter, part, FR) for part in parts)
    cited = dict.fromkeys(one for part in parts for one in part.quotes)
    return Finding(
        id=found.criterion,
        title=said.title[FR],
        outcome=words().label("outcomes", found.outcome, FR),
        reasons=tuple(dict.fromkeys(reasons)),
        basis=said.basis[FR],
        to_verify=said.basis_mark is Mark.TO_VERIFY,
        confirmed=all(part.confirmed for part in parts),
        quotes=tuple(
            Quoted(one.quote.text.strip(), titles.get(one.document, one.document))
            for one in [*cited][:MOST_QUOTES]
        ),
    )


def versions(signed: Agreement, titles: Mapping[str, str]) -> tuple[Version, ...]:
    """What was judged, as the agreement binds it."""
    return tuple(
        Version(titles.get(name, name), sha) for name, sha in sorted(signed.basis.terms.items())
    )


def legal_facts(signed: Agreement, near: Around) -> tuple[LegalFact, ...]:
    """What the verdict read in the law and cites; the digests are those that were signed."""
    verdict = near.verdict
    rests = {one.fact: one for one in _cited(verdict)} if verdict else {}
    return tuple(
        _legal_fact(rests[name], sha)
        for name, sha in sorted(signed.basis.law.items())
        if name in rests
    )


def _cited(verdict: Verdict) -> Iterator[Rests]:
    for finding in verdict.findings:
        yield from finding.facts


def _legal_fact(rests: Rests, sha: str) -> LegalFact:
    since = words().date(rests.since, FR)
    days = f"depuis le {since}"
    if rests.until:
        days = f"du {since} au {words().date(rests.until, FR)}"
    return LegalFact(
        says=shelf().law.facts[rests.fact].says[FR],
        source=rests.title,
        days=days,
        in_force=rests.in_force,
        to_verify=rests.mark is Mark.TO_VERIFY,
        sha256=sha,
    )


def same_as_signed(signed: Agreement, near: Around) -> bool:
    """Whether what is annexed was made from the very versions and facts that were signed."""
    verdict = near.verdict
    if verdict is None:
        return False
    made, basis = verdict.made_from, signed.basis
    read = {name: sha for name, sha in basis.terms.items() if name in made.documents}
    law = {name: sha for name, sha in made.law.items() if name in basis.law}
    return read == dict(made.documents) and all(basis.law[name] == law[name] for name in law)
