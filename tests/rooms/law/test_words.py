"""Every name of the tables has its words in both languages, and the right one is chosen."""

import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any  # a demand of a charter, whatever holds it

import pytest

from egide.law.phrases import NoWord
from egide.law.shelf import folder, read_folder, shelf
from egide.law.words import read_words, words
from egide.trust.charter import Criterion, Part
from egide.trust.loading.errors import LawRefused
from egide.trust.outcome import Outcome
from egide.trust.verdict.finding import NOT_IN_FORCE
from egide.trust.verdict.judge import judge
from tests.golden.cases import Case, days, dossier_of, view_of

LANGUAGES = ("fr", "en")
WORKED = list(days(Path(__file__).parents[2] / "golden" / "worked"))
OPEN_GAP = re.compile(r"[{}]")


def parts() -> Iterator[tuple[str, Criterion, Part]]:
    for edition, charter in shelf().charters.items():
        for criterion in charter.criteria:
            for part in criterion.parts:
                yield edition, criterion, part


def demands() -> Iterator[Any]:
    for _, _, part in parts():
        yield from part.remedy
        for row in part.rows:
            yield from row.conditions


@dataclass(frozen=True)
class Told:
    """What the words look at in a finding."""

    criterion: str
    part: str
    outcome: Outcome
    row: int = -1
    missing: tuple[str, ...] = ()
    reason: str = ""


def because(found: Told, edition: str = "2026-11") -> str:
    return words().because(edition, found, "fr")


# ---------------------------------------------------------------------------------- complete


def test_every_outcome_of_every_part_has_its_reason_in_both_languages() -> None:
    for edition, criterion, part in parts():
        for outcome in {row.then for row in part.rows}:
            for lang in LANGUAGES:
                assert words().reason(edition, criterion.id, part.id, outcome, lang)


def test_every_outcome_has_a_reason_even_where_no_line_gives_it() -> None:
    for edition, criterion, part in parts():
        for outcome in (Outcome.UNPROVEN, Outcome.UNKNOWN, Outcome.NOT_APPLICABLE):
            assert words().reason(edition, criterion.id, part.id, outcome, "fr")


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_condition_of_the_charters_is_said_with_its_gaps_filled(lang: str) -> None:
    read = {"minimum_age": {"years": 13}, "valid_until": {"on": "2021-01-10"}}
    for demand in set(demands()):
        line = words().condition(demand.do, read.get(demand.do) or dict(demand.params), lang)
        assert not OPEN_GAP.search(line.title + line.sentence), demand
        assert line.keeper in {"egide", "provider", "head", "teacher"}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_clause_has_a_wording_to_paste(lang: str) -> None:
    for name in (*shelf().vocabulary.clauses, "definitions", "precedence"):
        clause = words().clause(name, lang)
        assert len(clause.wording) > len(clause.says) > 0


def test_every_value_of_every_question_has_a_label() -> None:
    for name, question in shelf().vocabulary.questions.items():
        for value in {*question.values, "silent", "unknown"}:
            for lang in LANGUAGES:
                assert words().value(name, value, lang)


@pytest.mark.parametrize(
    "question, codes",
    [
        ("governing_law", ["user", "FR"]),
        ("courts", ["user", "arbitration", "IE"]),
        ("hosting", ["EU", "EEA", "worldwide", "non-EU", "US"]),
        ("authority", ["any", "NO", "EU"]),
        ("language", ["fr", "en", "no"]),
    ],
)
def test_special_codes_have_a_label(question: str, codes: list[str]) -> None:
    for code in codes:
        assert {words().value(question, code, lang) for lang in LANGUAGES}


def test_every_country_of_the_law_has_a_name() -> None:
    codes = {code for fact in shelf().law.facts.values() for r in fact.reigns for code in r.codes}
    codes |= {fact.territory for fact in shelf().law.facts.values() if fact.territory}
    assert codes
    assert [code for code in codes if code not in words().countries] == []
    assert len(words().countries) >= 249


def test_every_fact_of_a_case_can_be_asked_and_said() -> None:
    for name, fact in shelf().vocabulary.case.items():
        assert bool(words().case[name].asks) == (fact.by != "derived"), name
        for value in fact.values if fact.kind != "flag" else ("true", "false"):
            assert words().fact(name, value, "fr")


# ---------------------------------------------------------------------------------- chosen


@pytest.mark.parametrize(
    "case, day", [pytest.param(case, day, id=name) for name, case, day in WORKED]
)
def test_every_finding_of_a_worked_example_is_explained(case: Case, day: Case) -> None:
    charter = shelf().charters[case["edition"]]
    verdict = judge(charter, shelf().law, dossier_of(case, day), on=day["on"], view=view_of(day))
    for lang in LANGUAGES:
        for finding in verdict.findings:
            assert not OPEN_GAP.search(words().because(case["edition"], finding, lang))
            way_out = words().way_out(case["edition"], finding, lang)
            assert bool(way_out) == finding.outcome.lacking, finding.name
        for condition in verdict.conditions:
            assert words().of(condition, lang).sentence


def test_a_promise_that_nothing_binds_is_not_told_as_what_the_line_says() -> None:
    """A help page that promises no advertising: the line says met, the proof is too weak."""
    found = Told("PUB-01", "any", Outcome.UNPROVEN, row=1)
    assert because(found) == words().label("general", "said_only", "fr")


def test_a_text_that_was_not_captured_is_not_called_silent() -> None:
    found = Told("PUB-01", "any", Outcome.UNKNOWN, row=3, missing=("documents",))
    assert because(found) == words().label("general", "not_captured", "fr")


def test_a_missing_fact_is_named_by_the_question_to_ask() -> None:
    found = Told("LNG-04", "age", Outcome.UNKNOWN, missing=("case.levels",))
    assert because(found).endswith("Dans quelles classes sont les élèves\u00a0?")


def test_what_does_not_apply_says_why() -> None:
    gone = Told("IA-01", "told", Outcome.NOT_APPLICABLE, reason=NOT_IN_FORCE)
    aside = Told("IA-01", "told", Outcome.NOT_APPLICABLE, reason="not concerned")
    assert because(gone) == words().label("general", "not_in_force", "fr")
    assert because(aside) == "Le service n’a pas d’IA."


def test_the_line_that_decided_speaks_before_the_outcome() -> None:
    law = Told("LNG-02", "forum", Outcome.NOT_MET, row=1)
    assert because(law) == "Le texte choisit le droit d’un pays hors de l’Union européenne."


def test_a_condition_that_is_done_is_no_longer_told_as_a_condition() -> None:
    """The clause is signed: the line says met_if, the finding is met."""
    done = Told("INC-01", "delay", Outcome.MET, row=0)
    assert because(done) == "Une clause signée fixe l’alerte à 24\u00a0heures, 48 au plus."


def test_conditions_name_what_they_ask() -> None:
    clause = words().condition("clause", {"what": "no_ads"}, "fr")
    assert clause.title == "Clause à signer\u00a0: Ni publicité ni contenu payé"
    assert clause.keeper == "provider"
    assert (
        words().condition("minimum_level", {"level": "4e"}, "en").title == "First class let in: 4e"
    )
    assert "60" in words().condition("deliver", {"what": "sla", "days": 60}, "fr").sentence


@pytest.mark.parametrize(
    "day, lang, said",
    [
        (date(2020, 7, 16), "fr", "16 juillet 2020"),
        (date(2020, 7, 16), "en", "16 July 2020"),
        (date(2021, 2, 1), "fr", "1er février 2021"),
        ("2026-05", "fr", "mai 2026"),
        ("2026", "en", "2026"),
    ],
)
def test_days_are_said_in_full(day: date | str, lang: str, said: str) -> None:
    assert words().date(day, lang).replace("\u00a0", " ") == said
    assert words().value("last_update", str(day), lang) == words().date(day, lang)


def test_an_age_is_said_with_its_unit() -> None:
    assert words().value("minimum_age", "13", "fr") == "13\u00a0ans"


def test_a_name_that_does_not_exist_is_never_made_up() -> None:
    with pytest.raises(NoWord, match="ZZ"):
        words().country("ZZ", "fr")
    with pytest.raises(NoWord, match="days"):
        words().condition("scan", {"what": "scan_web"}, "fr")


# ---------------------------------------------------------------------------------- refused

PRICE = "charter/2026-11/15-price.words.yaml"
COURTS = "charter/2026-11/03-language-and-courts.words.yaml"
CHANGES = [
    (PRICE, "PRI-02:", "PRI-03:", "PRI-03"),
    (PRICE, "      not_met:", "      not_mett:", "parts.funding.not_mett"),
    (PRICE, "      unproven:", "      silent:", "parts.funding.unproven"),
    (
        "vocabulary/conditions.words.yaml",
        "{years}\u00a0ans",
        "{year}\u00a0ans",
        "minimum_age.title",
    ),
    ("vocabulary/levels.words.yaml", "ps:", "pss:", "pss"),
    ("vocabulary/clauses.words.yaml", "no_ads:", "no_adds:", "no_adds"),
    ("questions.words.yaml", "controller:", "controler:", "role.values.controler"),
    (COURTS, "[arbitration, foreign]", "[foreign]", "when"),
]


@pytest.mark.parametrize("file, before, after, key", CHANGES)
def test_a_missing_or_stray_word_is_refused_with_its_file_and_key(
    tmp_path: Path, file: str, before: str, after: str, key: str
) -> None:
    shutil.copytree(folder(), tmp_path / "law")
    path = tmp_path / "law" / file
    text = path.read_text()
    assert before in text
    path.write_text(text.replace(before, after, 1))
    with pytest.raises(LawRefused) as refused:
        read_words(tmp_path / "law", shelf())
    assert refused.value.file == file
    assert key in refused.value.key


def test_the_tables_are_read_without_the_words_beside_them() -> None:
    assert len(read_folder(folder()).charters["2026-11"].criteria) == 60
