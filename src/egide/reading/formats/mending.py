"""Lines of a page made a paragraph again: words cut at the end of a line are mended.

A hyphen at the end of a line may cut a word or belong to it ("vis-à-vis"): the document's own
vocabulary decides, and where it does not, the word is taken to be cut.
"""

import re
from collections.abc import Iterable

WORD = re.compile(r"[^\W\d_]+")
# PDFium writes U+0002 or U+FFFE where a word is cut at the end of a line.
AT_END = re.compile(r"(?<=\w)[\x02\ufffe\u00ad-]$")
CUT = re.compile(r"([^\W\d_]+)[\x02\ufffe\u00ad]([^\W\d_]+)")
LEFT_OVER = str.maketrans({"\x02": "-", "\ufffe": "-", "\u00ad": None})


def vocabulary(lines: Iterable[str]) -> frozenset[str]:
    """The words of a document that no line's end cuts, folded."""
    whole = CUT.sub(" ", run_on(lines))
    return frozenset(word.casefold() for word in WORD.findall(whole))


def paragraph(lines: Iterable[str], known: frozenset[str]) -> str:
    """The lines as one, their cut words mended."""
    text = run_on(lines)
    return CUT.sub(lambda match: mended(match[1], match[2], known), text).translate(LEFT_OVER)


def run_on(lines: Iterable[str]) -> str:
    """The lines one after the other; U+0002 where a hyphen at the end of one may cut a word."""
    parts: list[str] = []
    for line in lines:
        if parts and AT_END.search(parts[-1]) and line[:1].islower():
            parts[-1] = f"{parts[-1][:-1]}\x02{line}"
        else:
            parts.append(line)
    return " ".join(parts)


def mended(left: str, right: str, known: frozenset[str]) -> str:
    """Two halves as one word, or with their hyphen where both are words and the whole is not."""
    whole = left + right
    halves = left.casefold() in known and right.casefold() in known
    return f"{left}-{right}" if halves and whole.casefold() not in known else whole
