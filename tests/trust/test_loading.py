"""A malformed law is refused, and the refusal names the file and the key."""

import shutil
from pathlib import Path

import pytest

from egide.law.shelf import folder, read_folder
from egide.trust.loading import LawRefused

# file, what is replaced (first occurrence), by what, a piece of the key, a piece of the reason
MALFORMED = [
    ("facts/dpf.yaml", "since: 2023-07-10", "sinse: 2023-07-10", "spans[0].sinse", "unknown key"),
    ("facts/dpf.yaml", "since: 2023-07-10", "since: soon", "spans[0].since", "a date"),
    ("facts/dpf.yaml", "mark: sourced", "mark: surely", "spans[0].source.mark", "one of"),
    ("facts/privacy-shield.yaml", "until: 2020-07-16", "until: 2015-01-01", "until", "after it"),
    ("facts/scc.yaml", "id: transfer.scc_2002", "id: transfer.scc_2001", "id", "already told"),
    ("facts/adequacy-gb.yaml", "scope: full", "scope: wide", "scope", "unknown name"),
    ("vocabulary/case.yaml", "unsaid: pseudonymous", "unsaid: masked", "unsaid", "unknown value"),
    ("vocabulary/case.yaml", "answer.hosting:", "answer.hoster:", "when", "unknown name"),
    ("vocabulary/combine.yaml", "role:", "rules:", "role", "is not said"),
    ("vocabulary/outcomes.yaml", "not_met, silent", "silent, not_met", "gravity", "in this order"),
    ("vocabulary/tests.yaml", "notice:", "information:", "", "the code knows"),
    ("vocabulary/clauses.yaml", '{sale: "no"}', "{sale: never}", "answers.sale", "not an answer"),
    ("vocabulary/conditions.yaml", "merge: lowest", "merge: least", "merge", "unknown name"),
    ("vocabulary/documents.yaml", "terms: contract", "terms: vow", "kinds.terms", "one of"),
    ("charter/2026-11/01-purpose.yaml", "gate: [gdpr]", "gate: [rgpd]", "gate[0]", "unknown name"),
    (
        "charter/2026-11/01-purpose.yaml",
        "answer.role: [processor]",
        "answer.role: [handler]",
        "rows[1].when.answer.role",
        "unknown value 'handler'",
    ),
    (
        "charter/2026-11/01-purpose.yaml",
        "answer.role: [processor]",
        "answer.roll: [processor]",
        "rows[1].when.answer.roll",
        "unknown name",
    ),
    (
        "charter/2026-11/01-purpose.yaml",
        "what: purpose_limited",
        "what: purpose",
        "what",
        "unknown name 'purpose'",
    ),
    ("charter/2026-11/01-purpose.yaml", "do: clause", "do: claws", "do", "unknown name"),
    ("charter/2026-11/01-purpose.yaml", "then: not_met", "then: not_meet", "then", "one of"),
    ("charter/2026-11/01-purpose.yaml", "- {then: silent}", "- {}", "then", "one of"),
    (
        "charter/2026-11/01-purpose.yaml",
        "asks: [role, improvement]",
        "asks: [role]",
        "asks",
        "the tables read 'improvement'",
    ),
    ("charter/2026-11/01-purpose.yaml", "severity: B", "severity: A", "severity", "one of"),
    ("charter/2026-11/01-purpose.yaml", "id: FIN-02", "id: FIN-01", "id", "already told"),
    ("charter/2017-06/03-place-and-law.yaml", "tier: 1", "tier: first", "tier", "whole number"),
]


@pytest.fixture
def law(tmp_path: Path) -> Path:
    return Path(shutil.copytree(folder(), tmp_path / "law"))


@pytest.mark.parametrize("file, old, new, key, reason", MALFORMED)
def test_a_malformed_file_is_refused(
    law: Path, file: str, old: str, new: str, key: str, reason: str
) -> None:
    text = (law / file).read_text(encoding="utf-8")
    assert old in text
    (law / file).write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(LawRefused) as refused:
        read_folder(law)
    assert refused.value.file == file
    assert key in refused.value.key
    assert reason in refused.value.reason


def test_what_is_not_yaml_is_refused_with_its_line(law: Path) -> None:
    (law / "facts/dpf.yaml").write_text("id: [\nsays: }", encoding="utf-8")
    with pytest.raises(LawRefused) as refused:
        read_folder(law)
    assert refused.value.file == "facts/dpf.yaml"
    assert "line" in refused.value.key


def test_a_key_told_twice_is_refused(law: Path) -> None:
    file = law / "facts/dpf.yaml"
    file.write_text(file.read_text(encoding="utf-8") + "checked_on: 2026-11-25\n", "utf-8")
    with pytest.raises(LawRefused, match="a key is told twice") as refused:
        read_folder(law)
    assert refused.value.file == "facts/dpf.yaml"


def test_a_row_that_an_unknown_fact_can_never_reach_is_refused(law: Path) -> None:
    """Such a row stood in the first mapping of C17-11: see docs/decisions."""
    file = law / "charter/2017-06/03-place-and-law.yaml"
    met = '          - {when: {case.transfers: ["no"]}, then: met}\n'
    text = file.read_text(encoding="utf-8").replace(met, "")
    start = text.index("rows:", text.index("id: regime")) + len("rows:\n")
    file.write_text(text[:start] + met + text[start:], encoding="utf-8")
    with pytest.raises(LawRefused, match="an earlier row stops on an unknown"):
        read_folder(law)


def test_a_row_that_nobody_could_ever_prove_is_refused(law: Path) -> None:
    """Four stood in the first mapping: bringing what was asked left the finding unproven."""
    file = law / "vocabulary/evidence.yaml"
    text = file.read_text(encoding="utf-8")
    note = text.index("level: read", text.index("anonymisation_note:"))
    file.write_text(text[:note] + "level: declared" + text[note + len("level: read") :], "utf-8")
    with pytest.raises(LawRefused, match="anonymisation_note is never worth 'read'") as refused:
        read_folder(law)
    assert refused.value.file == "charter/2026-11/01-purpose.yaml"


def test_norway_and_no_are_words_not_flags(law: Path) -> None:
    file = law / "facts/eea.yaml"
    file.write_text(file.read_text(encoding="utf-8").replace('"NO"', "NO"), encoding="utf-8")
    codes = {c for r in read_folder(law).law.facts["eea.members"].reigns for c in r.codes}
    assert "NO" in codes
