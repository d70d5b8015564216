"""In which language a text is written: by its small words, else by a trained model.

French and English, and the neighbours that a page may switch to, are told apart by counting words
that each uses and the others do not. `py3langid` takes tenths of a second to load: it is asked
only where the count does not decide.
"""

from collections import Counter

from egide.reading.numbered import letters_in

SMALL_WORDS = {
    "fr": "le la les des du et est vous nous votre vos nos pour dans que qui sur une par avec ou "
    "au aux ce ces sont être pas plus notre leur cette lorsque",
    "en": "the of and to in you we your our is are that this with for or by be may as it not on "
    "from will any use if have at which",
    "de": "der die das und ist sie wir ihre ihr für mit nicht von den dem ein eine oder auf werden",
    "es": "el los las y es usted nosotros su sus para con que una por se del sus como o nuestra",
    "it": "il gli e è di che per con una dei della nostro vostro sono non del alla nel si",
    "nl": "de het een en van is wij uw onze voor met niet dat zijn op aan of te wordt",
    "pt": "o os as e é você nós seu sua para com que uma por não do da dos em ou nossos",
    "pl": "i w na z do jest się nie że oraz lub przez dla są które państwa",
}
LANGUAGES: dict[str, list[str]] = {}
for _code, _words in SMALL_WORDS.items():
    for _word in _words.split():
        LANGUAGES.setdefault(_word, []).append(_code)
SAMPLE = 2000
CLEAR, ENOUGH = 1.5, 12
UNKNOWN = "und"


def language_of(text: str) -> str:
    """The ISO 639-1 code of the language, or `und` where there are too few words to say."""
    words = letters_in(sample(text).lower())
    counts: Counter[str] = Counter()
    times = Counter(words)
    for word in LANGUAGES.keys() & times.keys():
        for code in LANGUAGES[word]:
            counts[code] += times[word]
    (first, most), (_, second) = [*counts.most_common(2), ("", 0), ("", 0)][:2]
    if most >= ENOUGH and most >= CLEAR * second and most >= 0.12 * len(words):
        return first
    return trained(text) if len(words) >= 5 else UNKNOWN


def sample(text: str) -> str:
    """The start, the middle and the end of a long text."""
    if len(text) <= 3 * SAMPLE:
        return text
    middle = len(text) // 2
    return f"{text[:SAMPLE]} {text[middle : middle + SAMPLE]} {text[-SAMPLE:]}"


def trained(text: str) -> str:
    """What the trained model says."""
    import py3langid

    code, _ = py3langid.classify(sample(text))
    return str(code)
