"""Each sentence of a document with who, whether, for whom, how and where it is said."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from egide.reading.analysis.actors import actor_of
from egide.reading.analysis.cast import Cast, cast_of
from egide.reading.analysis.hints import DEFINITION, DENIAL, FIGURE, PROCESSOR, of_a_region
from egide.reading.analysis.modality import mentions, modality_of
from egide.reading.analysis.polarity import denied_at, denies, polarity_of
from egide.reading.analysis.regions import region_of_headings, region_of_words
from egide.reading.analysis.sections import in_annexed_clauses, section_of
from egide.reading.analysis.tokens import Words, words, words_of_lead
from egide.reading.analysis.values import Actor, Modality, Polarity, Region, Section
from egide.reading.analysis.wording import Wording, wording_of
from egide.reading.clauses import Clause, Sentence, split
from egide.reading.document import Document
from egide.reading.lazy import lazy
from egide.trust.evidence.answers import Quote


@dataclass(frozen=True, eq=False)
class Statement:
    """A sentence and its values, each computed when first asked for, once for all questions.

    `plain` is what rules match: the lead's words where the sentence completes one ("we do not:
    sell your data"), then from `own` on the sentence's. `hints` spare looks at most sentences.
    """

    sentence: Sentence
    clause: Clause
    lead: str
    cast: Cast
    hints: int
    lead_hints: int

    @lazy
    def plain(self) -> str:
        """The lead's words, if any, then the sentence's."""
        return f"{self.lead} {self.sentence.plain}" if self.lead else self.sentence.plain

    @property
    def own(self) -> int:
        """Where in `plain` the sentence's own words start."""
        return len(self.lead) + 1 if self.lead else 0

    @lazy
    def said_words(self) -> Words:
        """The sentence's own words, those of its main clause apart."""
        return words(self.sentence.plain)

    @lazy
    def words(self) -> frozenset[str]:
        """All the words of `plain`, for gates."""
        known = self.said_words.known
        return known | words_of_lead(self.lead).known if self.lead else known

    @lazy
    def actor(self) -> Actor:
        """Whose act it is; the subject of a lead carries over to what completes it."""
        led = subject(words_of_lead(self.lead), self.cast) if self.lead else Actor.UNKNOWN
        return subject(self.said_words, self.cast) if led is Actor.UNKNOWN else led

    @lazy
    def polarity(self) -> Polarity:
        """Affirmed or denied; the negation of a lead carries over too."""
        if not self.hints & DENIAL and not self.lead_hints & DENIAL:
            return Polarity.AFFIRMED
        denied = bool(self.lead) and denies(words_of_lead(self.lead), self.lead)
        return polarity_of(self.said_words, self.sentence.plain, lead_denies=denied)

    @lazy
    def region(self) -> Region:
        """For whom it holds: said in the sentence, else in its headings, else for everyone."""
        said = of_a_region(self.hints | self.lead_hints)
        return (
            (region_of_words(self.plain) if said else None)
            or region_of_headings(self.clause.headings)
            or Region.GENERAL
        )

    @lazy
    def modality(self) -> Modality:
        """How it is said."""
        about = (self.clause.kind, self.actor, self.polarity)
        return modality_of(self.said_words, self.plain, about)

    @property
    def section(self) -> Section:
        """What its headings are about."""
        return section_of(self.clause.headings)

    @property
    def annex_scc(self) -> bool:
        """Whether it belongs to an annexed set of standard contractual clauses."""
        return in_annexed_clauses(self.clause.headings, self.sentence.plain)

    @property
    def about_processor_only(self) -> bool:
        """Whether it states what processors do, not the provider."""
        return bool(self.hints & PROCESSOR) and self.actor is Actor.THIRD

    @property
    def said(self) -> bool:
        """Whether it is stated, not just named in a heading, a question or an index."""
        return not mentions(self.clause.kind, self.plain)

    @property
    def has_figures(self) -> bool:
        """Whether some figure stands in it or in its lead: a date does not do without."""
        return bool((self.hints | self.lead_hints) & FIGURE)

    @property
    def defines(self) -> bool:
        """Whether it says what a word means."""
        hinted = self.plain[:1] in "\"'" or self.hints & DEFINITION
        return bool(hinted) and self.modality is Modality.DEFINITION

    @lazy
    def of_the_document(self) -> bool:
        """Whether it binds the provider towards users in France: not an annex, not elsewhere."""
        return self.region.holds_in_france and not self.annex_scc and not self.about_processor_only

    def denies_at(self, start: int) -> bool:
        """Whether what `plain` says at this place is denied."""
        return denied_at(self.plain, start)

    def quote(self, rule: str = "") -> Quote:
        """The whole sentence, verbatim."""
        return Quote(self.sentence.text, self.sentence.start, self.sentence.end, rule)

    def quote_span(self, text: str, start: int, end: int, rule: str = "") -> Quote:
        """A span of `plain`, verbatim from the document's text; the sentence if in the lead."""
        if start < self.own:
            return self.quote(rule)
        first, last = self.sentence.span(start - self.own, end - self.own)
        return Quote(text[first:last], first, last, rule)


@dataclass(frozen=True, eq=False)
class Analysed:
    """A document ready for every question: its clauses, and its sentences in order."""

    document: Document
    clauses: tuple[Clause, ...]
    statements: tuple[Statement, ...]
    cast: Cast
    wording: Wording

    def having(self, *any_of: str) -> Iterator[Statement]:
        """The statements that hold one of these words (folded): a cheap gate before patterns."""
        wanted = frozenset(any_of)
        return (one for one in self.statements if not wanted.isdisjoint(one.words))


def analyse(document: Document) -> Analysed:
    """The clauses and statements of a document."""
    clauses = split(document.text)
    cast = cast_of(document.text, document.name, document.title)
    wording = wording_of(clauses)
    return Analysed(document, clauses, tuple(statements_of(clauses, cast, wording)), cast, wording)


def statements_of(clauses: Iterable[Clause], cast: Cast, wording: Wording) -> Iterator[Statement]:
    """Every sentence of every clause; the first one of an item completes its lead."""
    hints, at = wording.hints(), 0
    for clause in clauses:
        lead = clause.lead.plain if clause.lead else ""
        for sentence in clause.sentences:
            of_lead = hints[wording.row(lead)] if lead else 0
            yield Statement(sentence, clause, lead, cast, hints[at], of_lead)
            lead, at = "", at + 1


def subject(row: Words, cast: Cast) -> Actor:
    """The actor that a row of words has for subject."""
    return actor_of(row.main, row.row, cast)
