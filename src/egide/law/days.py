"""Days as people read them, in full: « 16 juillet 2020 », "16 July 2020"."""

from datetime import date

MONTHS = {
    "fr": (
        "janvier février mars avril mai juin juillet août septembre octobre novembre décembre"
    ).split(),
    "en": (
        "January February March April May June July August September October November December"
    ).split(),
}
NO_BREAK = "\u00a0"


def in_words(day: date | str, lang: str) -> str:
    """A day in full; a text may say less (YYYY-MM or YYYY), and is then read as it is."""
    year, month, number = (*str(day).split("-"), "", "")[:3]
    if not month:
        return year
    named = MONTHS[lang][int(month) - 1]
    if not number:
        return f"{named}{NO_BREAK}{year}"
    return f"{_number(int(number), lang)}{NO_BREAK}{named}{NO_BREAK}{year}"


def _number(day: int, lang: str) -> str:
    return "1er" if day == 1 and lang == "fr" else str(day)
