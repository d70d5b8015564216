"""What changed between two captures of a document: clause by clause, then word by word.

An alert that cries wolf is a bug: formatting, numbering, links, order, the date of update alone,
a switch of language and a failed capture are told apart from a change of what is said.
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from itertools import zip_longest

from egide.reading.blocks import Kind
from egide.reading.capture import failure
from egide.reading.clauses import Clause, split
from egide.reading.document import Document

WORD = re.compile(r"[^\W_]+")
NUMBERING = re.compile(
    r"^(?:\W*(?:article|section|chapitre)?\s*(?:\d+|[ivx]+|[a-z])(?:\.\d+)*[.):-]+\s+)"
)
LETTERS = frozenset("a b c d e f g h i ii iii iv v vi vii viii ix x".split())
URL = re.compile(r"https?://\S+|\bwww\.\S+")
DATED = re.compile(
    r"(?:last )?(?:updated?|modified|revised|effective|version|posted)|mis[es]* à jour|en vigueur"
    r"|dernière (?:mise à jour|modification)|date"
)
DATE = re.compile(r"\d")
ALIKE, SHRUNK = 0.5, 0.6
LONG_DATE_LINE = 160


class Change(StrEnum):
    """What kind of change two captures show."""

    NONE = "none"
    FORMAT = "format_or_link_only"
    DATE = "date_only"
    WORDS = "change"
    LANGUAGE = "language_switch"
    FAILURE = "capture_failure"
    SHRINK = "large_shrink"

    @property
    def alerts(self) -> bool:
        """Whether people are told. A large shrink is captured again first."""
        return self is Change.WORDS


@dataclass(frozen=True, slots=True)
class Part:
    """Words that stayed, or that became others: `old` and `new` are equal where they stayed."""

    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Changed:
    """A clause whose words changed, and how."""

    old: Clause
    new: Clause
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Difference:
    """What changed from one capture to the next."""

    kind: Change
    added: tuple[Clause, ...] = ()
    removed: tuple[Clause, ...] = ()
    changed: tuple[Changed, ...] = ()

    @property
    def alerts(self) -> bool:
        """Whether the change is worth a person's attention."""
        return self.kind.alerts


def difference(old: Document, new: Document) -> Difference:
    """What changed from `old` to `new`."""
    if old.text == new.text:
        return Difference(Change.NONE)
    if failure(new.text) or failure(old.text):
        return Difference(Change.FAILURE)
    if old.language != new.language:
        return Difference(Change.LANGUAGE)
    found = compared(spoken(split(old.text)), spoken(split(new.text)))
    return Difference(kind_of(found, old, new), found.added, found.removed, found.changed)


def kind_of(found: Difference, old: Document, new: Document) -> Change:
    """The kind of a change of words, once order and numbers are set aside."""
    if not (found.added or found.removed or found.changed):
        return Change.FORMAT
    if words_of(old.text) == words_of(new.text):
        return Change.FORMAT
    if not (found.added or found.removed) and all(map(is_date, found.changed)):
        return Change.DATE
    shrunk = len(new.text) < SHRUNK * len(old.text) and len(found.removed) > 3 * len(found.added)
    return Change.SHRINK if shrunk else Change.WORDS


def words_of(text: str) -> Counter[str]:
    """How often each word is said, links, numbers of clauses and letters of items aside."""
    said = " ".join(key(clause) for clause in spoken(split(text))).split()
    return Counter(word for word in said if word not in LETTERS)


def spoken(clauses: tuple[Clause, ...]) -> list[Clause]:
    """The clauses that say something: an index of links, or a page's number, does not."""
    return [
        one for one in clauses if one.kind is not Kind.LINKS and re.search("[^\\W\\d]", key(one))
    ]


def key(clause: Clause) -> str:
    """What makes two clauses the same: their words, without number, marks or punctuation."""
    return " ".join(WORD.findall(URL.sub(" ", NUMBERING.sub("", clause.plain))))


def compared(old: list[Clause], new: list[Clause]) -> Difference:
    """Clauses added, removed and changed; those that only moved are none of these."""
    before, after = [key(clause) for clause in old], [key(clause) for clause in new]
    gone, come = Counter(before) - Counter(after), Counter(after) - Counter(before)
    added: list[Clause] = []
    removed: list[Clause] = []
    changed: list[Changed] = []
    matcher = SequenceMatcher(a=before, b=after, autojunk=False)
    for tag, i, j, k, m in matcher.get_opcodes():
        if tag == "equal":
            continue
        lost = [clause for clause in old[i:j] if spent(gone, key(clause))]
        found = [clause for clause in new[k:m] if spent(come, key(clause))]
        pairs, left, fresh = paired(lost, found)
        changed += pairs
        removed += left
        added += fresh
    return Difference(Change.WORDS, tuple(added), tuple(removed), tuple(changed))


def spent(counts: Counter[str], name: str) -> bool:
    """Take one from a count, if there is one to take."""
    if counts[name] <= 0:
        return False
    counts[name] -= 1
    return True


def paired(
    lost: list[Clause], found: list[Clause]
) -> tuple[list[Changed], list[Clause], list[Clause]]:
    """Clauses that became others, in order, each with the most alike that is still free."""
    pairs: list[Changed] = []
    left: list[Clause] = []
    fresh = list(found)
    for clause in lost:
        best = max(fresh, key=lambda one: likeness(clause, one), default=None)
        if best is None or likeness(clause, best) < ALIKE:
            left.append(clause)
            continue
        fresh.remove(best)
        pairs.append(Changed(clause, best, tuple(parts(clause, best))))
    return pairs, left, fresh


def likeness(old: Clause, new: Clause) -> float:
    """The share of words that two clauses have in common (Dice), whatever their order."""
    if is_dated(old.plain) and is_dated(new.plain):
        return 1.0
    a, b = Counter(key(old).split()), Counter(key(new).split())
    return 2 * (a & b).total() / max(1, a.total() + b.total())


def parts(old: Clause, new: Clause) -> Iterator[Part]:
    """The words of a clause that stayed, went and came, as they stand in the documents."""
    a, b = spelt(old), spelt(new)
    folded = [[word.casefold() for word in side] for side in (a, b)]
    matcher = SequenceMatcher(a=folded[0], b=folded[1], autojunk=False)
    for _, i, j, k, m in matcher.get_opcodes():
        yield Part(" ".join(a[i:j]), " ".join(b[k:m]))


def spelt(clause: Clause) -> list[str]:
    """The words of a clause as they are spelt in the document."""
    return [word for sentence in clause.sentences for word in sentence.text.split()]


def is_dated(plain: str) -> bool:
    """Whether a short line says when the document was updated."""
    return len(plain) < LONG_DATE_LINE and DATED.match(plain) is not None


def is_date(changed: Changed) -> bool:
    """Whether only the date of update of a document changed."""
    plain = changed.new.plain
    if len(plain) > LONG_DATE_LINE or not (DATED.search(plain) or len(plain) < 30):
        return False
    sides = zip_longest(WORD.findall(changed.old.plain), WORD.findall(plain), fillvalue="")
    moved = [(a, b) for a, b in sides if a != b]
    return any(DATE.search(a + b) for a, b in moved) and len(moved) <= 4
