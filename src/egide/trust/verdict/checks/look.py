"""How a test reads a situation: everything it looks at is traced, nothing else is reachable."""

from typing import Protocol

from egide.trust.evidence.answers import Answer
from egide.trust.evidence.day import DossierOfDay
from egide.trust.evidence.dossier import Document
from egide.trust.law import Fact, Reign
from egide.trust.law_of_day import ADEQUACY, MEMBERS, LawOfDay
from egide.trust.outcome import UNKNOWN
from egide.trust.verdict.value import Cited, Trace, Value
from egide.trust.vocabulary import Binding, Vocabulary

FAVOURABLE = "favourable"


class Setting(Protocol):
    """What a test is asked about: words, a day's law, a day's dossier."""

    @property
    def vocabulary(self) -> Vocabulary:
        """The closed lists."""
        ...

    @property
    def law(self) -> LawOfDay:
        """The law of the day."""
        ...

    @property
    def file(self) -> DossierOfDay:
        """The dossier of the day."""
        ...

    def value(self, name: str) -> Value:
        """What a name of a table is worth."""
        ...


class Look:
    """A traced look at one situation."""

    def __init__(self, situation: Setting) -> None:
        """Nothing is read yet."""
        self._at = situation
        self._trace = Trace()
        self.day = situation.file.day

    def words(self, name: str) -> frozenset[str]:
        """What a name is worth, as a set of words."""
        return frozenset(self._trace.read(self._at.value(name)).words)

    def favourable(self, what: str) -> bool:
        """Whether that evidence is held and favourable."""
        return FAVOURABLE in self.words(f"proof.{what}")

    def binding(self, *kinds: Binding) -> tuple[Document, ...]:
        """The documents in scope that bind so."""
        known = self._at.vocabulary.documents
        return tuple(d for d in self._at.file.documents if known[d.kind] in kinds)

    def answer(self, document: Document, question: str) -> tuple[str, ...]:
        """What one document answers to a question that is about each document itself."""
        answer = self._at.file.said[document.id].get(question)
        if answer is None:
            return ()
        self._trace.read(_alone(document, answer))
        return answer.values

    def naming(self, question: str, word: str) -> tuple[Document, ...]:
        """The documents in scope that give that answer."""
        said = self._at.file.said
        return tuple(
            d
            for d in self._at.file.documents
            if (found := said[d.id].get(question)) and word in found.values
        )

    def rank(self, level: str) -> tuple[int, int]:
        """The ages of the youngest and oldest on-time pupils of a class."""
        known = self._at.vocabulary.levels[level]
        return known.youngest, known.oldest

    @property
    def members(self) -> frozenset[str]:
        """The countries of the EEA on the day."""
        self._trace.looked_up.add(MEMBERS)
        return self._at.law.members

    def in_force(self, fact: str) -> Reign | None:
        """The span of a legal fact in force on the day of the law."""
        self._trace.looked_up.add(fact)
        return self._at.law.span(fact)

    def adequacy(self, territory: str) -> Fact | None:
        """The adequacy decision for a territory, if one is in force."""
        name = ADEQUACY + territory.lower()
        return self._at.law.law.facts[name] if self.in_force(name) else None

    def found(self, word: str) -> Value:
        """The result, resting on all that was read."""
        return self._trace.result(word)

    def unknown(self) -> Value:
        """Nobody can say yet."""
        return self._trace.result(UNKNOWN)


def _alone(document: Document, answer: Answer) -> Value:
    quotes = tuple(
        Cited(document.id, answer.question, quote, answer.readers) for quote in answer.quotes
    )
    return Value(answer.values, answer.proof, quotes)
