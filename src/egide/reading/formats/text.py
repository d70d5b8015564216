"""Bytes → characters: byte-order marks, a declared charset, UTF-8, then what Windows writes."""

import codecs

from egide.reading.refusals import Binary

MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
SAMPLE = 4096
CONTROLS = bytes(set(range(32)) - {9, 10, 11, 12, 13, 27})


def decode(data: bytes, charset: str = "") -> str:
    """The characters of a text, with line ends made one; a binary is refused."""
    return straight_lines(characters(data, charset))


def characters(data: bytes, charset: str) -> str:
    """The characters, by the first reading that holds."""
    for mark, encoding in MARKS:
        if data.startswith(mark):
            return data.decode(encoding, errors="replace")
    wide = without_mark(data)
    if wide:
        return data.decode(wide, errors="replace")
    if is_binary(data):
        raise Binary("octets")
    for encoding in filter(None, (known(charset), "utf-8")):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    # Latin-1 files in the wild are Windows-1252; its five holes become the replacement character.
    return data.decode("cp1252", errors="replace")


def straight_lines(text: str) -> str:
    """Line feeds only, so that offsets are the same wherever the text is read back."""
    if "\r" not in text:
        return text
    return text.replace("\r\n", "\n").replace("\r", "\n")


def without_mark(data: bytes) -> str:
    """UTF-16 that forgot its mark: every other byte of the Latin letters is nought."""
    sample = data[:SAMPLE]
    if len(sample) < 8 or b"\0" not in sample:
        return ""
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    half = len(sample) // 2
    if odd > 0.7 * half and even < 0.05 * half:
        return "utf-16-le"
    return "utf-16-be" if even > 0.7 * half and odd < 0.05 * half else ""


def is_binary(data: bytes) -> bool:
    """Whether the bytes hold too many controls to be a text."""
    sample = data[:SAMPLE] + data[-SAMPLE:]
    controls = len(sample) - len(sample.translate(None, CONTROLS))
    return b"\0" in sample or controls > 0.02 * len(sample)


def known(charset: str) -> str:
    """The charset if Python has a codec for characters by that name, else nothing."""
    try:
        info = codecs.lookup(charset.strip("\"' ")) if charset else None
    except (LookupError, ValueError):
        return ""
    # ISO-8859-1 is read as Windows-1252, as browsers do.
    if info is None or info.name in {"iso8859-1", "ascii"}:
        return ""
    return info.name if info.name in TEXT_CODECS else ""


TEXT_CODECS = frozenset(
    "utf-8 utf-16 utf-16-le utf-16-be utf-32 cp1252 cp1250 cp1251 cp1254 iso8859-15 iso8859-2 "
    "iso8859-9 mac-roman gb18030 gbk big5 shift_jis euc_jp euc_kr koi8-r".split()
)
