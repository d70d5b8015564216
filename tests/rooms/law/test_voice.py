"""How Égide speaks: French typography, no word that the voice refuses, no reference made up."""

import re

from egide.law.shelf import shelf
from egide.law.words import words
from egide.trust.law import Mark
from tests.rooms.law.said import Said, everything

SPACE = "\u00a0\u202f"
# French: a no-break space before : ; ? ! » and after «
BREAKS = re.compile(rf"(?<![{SPACE}])[:;?!»]|«(?![{SPACE}])")
STRAIGHT = re.compile(r"['\"]|\.\.\.|  ")
ENGLISH_SPACE = re.compile(rf"[ {SPACE}][:;?!]")
# The voice refuses these; the United Kingdom or Switzerland are not "outside Europe".
REFUSED = {
    "fr": r"conforme[s]? (?:au )?RGPD|100 ?%|certifié[es]* par nous|\bscores?\b|note de confiance"
    r"|utilisateur|utilisatrice|cliquez|\boups\b|désolé|\binterdi|simplement|il suffit"
    r"|hors d’Europe|l’IA a décidé|\bsolutions?\b|écosystème|\busagers?\b|récemment",
    "en": r"GDPR.compliant|100 ?%|certified by us|\bscores?\b|\busers?\b|click here|\boops\b|sorry"
    r"|outside Europe|forbidden|\bsimply\b|the AI decided|\bsolutions?\b|ecosystem|recently",
}
YEAR = re.compile(r"\b(?:19|20)\d\d\b")
REFERENCE = re.compile(
    r"\bC-\d+/\d+|n°\s*\d|\bno\.\s*\d|\((?:UE|EU)\)\s*\d|\d+/\d+/(?:CE|UE|EC|EU)"
)
ARTICLE = re.compile(r"\b[Aa]rticles?\s(\d+)|\bart\.\s(\d+)")
TO_VERIFY = re.compile(r"à vérifier|à confirmer|to be verified|to be confirmed|\(to verify\)")
# Editions name themselves by their year; Égide's words may too.
EDITIONS = {edition[:4] for edition in shelf().charters}
# Sourced in full: to add one, find its references in a public source first, and mark the facts.
SOURCED = {"HEB-03", "IA-03", "IA-05", *(f"C17-{n:02}" for n in (2, 3, 4, 5, 6, 13))}
# The articles of the 1978 act as edition 2017-06 knows them ("as then worded"), and its years.
THEN = {"6", "32", "35", "68", "69", "2016", "2017"}
# A reference or a date that a legal fact may hold word for word.
WHOLE = re.compile(r"\(UE\) \d+/\d+|\d+ \w+ \d{4}")


def in_(lang: str) -> list[Said]:
    return [said for said in everything() if said.lang == lang]


def test_french_has_its_no_break_spaces() -> None:
    assert [said for said in in_("fr") if BREAKS.search(said.text)] == []


def test_english_has_no_space_before_its_punctuation() -> None:
    assert [said for said in in_("en") if ENGLISH_SPACE.search(said.text)] == []


def test_apostrophes_and_quotes_are_typographic() -> None:
    assert [said for said in everything() if STRAIGHT.search(said.text)] == []


def test_no_word_that_the_voice_refuses() -> None:
    refused = {lang: re.compile(words, re.IGNORECASE) for lang, words in REFUSED.items()}
    assert [said for said in everything() if refused[said.lang].search(said.text)] == []


def test_sentences_are_short() -> None:
    """A contract clause may be long; what a teacher reads may not."""
    short = [said for said in everything() if not said.key.endswith(".wording")]
    long = [
        said
        for said in short
        for sentence in re.split(r"(?<=[.?]) ", said.text)
        if ".basis" not in said.key and len(sentence.split()) > 30
    ]
    assert long == []


def test_titles_of_criteria_hold_on_a_line() -> None:
    titles = [
        title
        for charter in words().criteria.values()
        for criterion in charter.values()
        for title in criterion.title.values()
    ]
    assert [title for title in titles if len(title) > 45] == []


def test_what_a_criterion_protects_is_an_aim_and_never_a_claim() -> None:
    """It stands beside refusals too: "nobody follows your child" would be false there."""
    aims = [said for said in everything() if said.key.endswith(".why")]
    assert len(aims) == 2 * 73
    assert [said for said in aims if not said.text.startswith(("Pour qu", "So that "))] == []


def test_outside_the_legal_basis_nothing_is_dated_or_referred_to() -> None:
    """A reason that named a fact would have to say how far it was verified: none does."""
    free = [said for said in everything() if not said.key.endswith(".basis")]
    dated = [said for said in free if set(YEAR.findall(said.text)) - EDITIONS]
    assert dated == []
    assert [said for said in free if REFERENCE.search(said.text)] == []


def test_an_article_is_named_only_if_a_criterion_rests_on_it() -> None:
    known = {
        number
        for charter in shelf().charters.values()
        for criterion in charter.criteria
        for number in re.findall(r"\d+", criterion.legal_basis)
    }
    free = [said for said in everything() if not said.key.endswith(".basis")]
    named = {n for said in free for pair in ARTICLE.findall(said.text) for n in pair if n}
    assert named <= known


def test_the_legal_basis_adds_no_reference_to_that_of_the_table() -> None:
    """Numbers of the table's basis or of the facts that gate it; else a reference that is held."""
    held = " ".join(_titles(fact) for fact in shelf().law.facts)
    for edition, charter in shelf().charters.items():
        for criterion in charter.criteria:
            gates = {gate for part in criterion.parts for gate in part.gate}
            known = _numbers(criterion.legal_basis + " ".join(map(_titles, gates)))
            basis = words().criterion(edition, criterion.id).basis["fr"].replace("\u00a0", " ")
            free = WHOLE.sub(lambda found: "" if found[0] in held else found[0], basis)
            added = _numbers(free) - known - (THEN if edition == "2017-06" else set())
            assert not added or TO_VERIFY.search(basis), (criterion.id, added)


def test_both_languages_give_the_same_references() -> None:
    for charter in words().criteria.values():
        for criterion in charter.values():
            fr, en = (_numbers(criterion.basis[lang]) for lang in ("fr", "en"))
            assert fr == en, criterion.id


def test_a_basis_is_called_sourced_only_where_its_references_were_found() -> None:
    for edition, charter in shelf().charters.items():
        for criterion in charter.criteria:
            mark = words().criterion(edition, criterion.id).basis_mark
            assert (mark is Mark.SOURCED) == (criterion.id in SOURCED), criterion.id
            if mark is Mark.SOURCED:
                for gate in {gate for part in criterion.parts for gate in part.gate}:
                    reigns = shelf().law.facts[gate].reigns
                    assert {reign.source.mark for reign in reigns} == {Mark.SOURCED}, gate


def _titles(fact: str) -> str:
    reigns = shelf().law.facts[fact].reigns
    return " ".join(source.title for reign in reigns for source in reign.sources)


def _numbers(text: str) -> set[str]:
    return {number.lstrip("0") for number in re.findall(r"\d+", text)}
