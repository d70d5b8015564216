"""Each sentence of a document with who, whether, for whom, how and where it is said."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from egide.reading.analysis.actors import actor_of
from egide.reading.analysis.cast import Cast, cast_of
from egide.reading.analysis.modality import modality_of
from egide.reading.analysis.polarity import denied_at, denies, polarity_of
from egide.reading.analysis.regions import region_of_headings, region_of_words
from egide.reading.analysis.sections import in_annexed_clauses, section_of
from egide.reading.analysis.tokens import Words, words
from egide.reading.analysis.values import Actor, Modality, Polarity, Region, Section
from egide.reading.clauses import Clause, Sentence, split
from egide.reading.document import Document
from egide.trust.evidence.answers import Quote

PROCESSORS = frozenset(
    "processor processors subprocessor subprocessors subcontractors vendors prestataires traitants "
    "traitant hébergeur providers importer".split()
)


@dataclass(frozen=True, slots=True)
class Statement:
    """A sentence and its five values, computed once for all questions.

    `plain` is what rules match: the lead's words where the sentence completes one ("we do not:
    sell your data"), then from `own` on the sentence's. `words` are all its words, for gates.
    """

    sentence: Sentence
    clause: Clause
    plain: str
    own: int
    words: frozenset[str]
    actor: Actor
    polarity: Polarity
    region: Region
    modality: Modality
    section: Section
    annex_scc: bool
    about_processor_only: bool

    @property
    def said(self) -> bool:
        """Whether it is stated, not just named in a heading, a question or an index."""
        return self.modality is not Modality.MENTION

    @property
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


@dataclass(frozen=True, slots=True)
class Analysed:
    """A document ready for every question: its clauses, and its sentences in order."""

    document: Document
    clauses: tuple[Clause, ...]
    statements: tuple[Statement, ...]
    cast: Cast

    def having(self, *any_of: str) -> Iterator[Statement]:
        """The statements that hold one of these words (folded): a cheap gate before patterns."""
        wanted = frozenset(any_of)
        return (one for one in self.statements if not wanted.isdisjoint(one.words))


def analyse(document: Document) -> Analysed:
    """The clauses and statements of a document."""
    clauses = split(document.text)
    cast = cast_of(document.text, document.name, document.title)
    return Analysed(document, clauses, tuple(statements_of(clauses, cast)), cast)


def statements_of(clauses: Iterable[Clause], cast: Cast) -> Iterator[Statement]:
    """Every sentence of every clause, judged; what a clause shares is computed once."""
    for clause in clauses:
        region = region_of_headings(clause.headings) or Region.GENERAL
        section = section_of(clause.headings)
        lead = words(clause.lead.plain) if clause.lead else None
        for at, sentence in enumerate(clause.sentences):
            yield statement(clause, sentence, cast, Above(region, section, None if at else lead))


@dataclass(frozen=True, slots=True)
class Above:
    """What a sentence inherits: from its headings, and (the first one) from its lead."""

    region: Region
    section: Section
    lead: Words | None


def statement(clause: Clause, sentence: Sentence, cast: Cast, above: Above) -> Statement:
    """One sentence, with what its lead and its headings hand down."""
    own = words(sentence.plain)
    lead = clause.lead.plain if clause.lead and above.lead else ""
    plain = f"{lead} {sentence.plain}" if lead else sentence.plain
    actor, polarity = judged(own, sentence.plain, cast)
    known = own.known
    if above.lead:
        known = known | above.lead.known
        actor, polarity = carried(above.lead, lead, cast, (actor, polarity))
    return Statement(
        sentence, clause, plain, len(plain) - len(sentence.plain), known, actor, polarity,
        region_of_words(plain, known) or above.region,
        modality_of(own, plain, clause.kind, actor, polarity),
        above.section,
        in_annexed_clauses(clause.headings, sentence.plain),
        actor is Actor.THIRD and not PROCESSORS.isdisjoint(own.known),
    )  # fmt: skip


def judged(own: Words, plain: str, cast: Cast) -> tuple[Actor, Polarity]:
    """Actor and polarity of a sentence on its own."""
    return actor_of(own.main, own.row, cast), polarity_of(own, plain)


def carried(
    lead: Words, plain: str, cast: Cast, own: tuple[Actor, Polarity]
) -> tuple[Actor, Polarity]:
    """Actor and polarity once the lead has been heard: its subject, and its negation, carry on."""
    led = actor_of(lead.main, lead.row, cast)
    actor = led if led is not Actor.UNKNOWN else own[0]
    denied = own[1] is Polarity.AFFIRMED and denies(lead, plain)
    return actor, Polarity.NEGATED if denied else own[1]
