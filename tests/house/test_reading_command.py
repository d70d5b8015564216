"""`egide read`, `judge`, `diff`: shapes that programs rely on, names, refusals on one line."""

import json
from datetime import date
from pathlib import Path

import pytest

from egide.commands.naming import named
from egide.commands.words import Stop
from egide.law.shelf import shelf
from tests.house.command import egide, refused

TEXTS = Path(__file__).parents[2] / "corpus" / "texts"
MALT = TEXTS / "malt__privacy-policy"
MIRO = TEXTS / "miro__privacy-policy"


def found(*words):
    return json.loads(egide(*words, "--json").stdout)


def newest(folder):
    return max(folder.glob("2*.md"))


def test_a_reading_has_the_agreed_shape_and_its_quotes_are_verbatim():
    reading = found("read", newest(MALT))
    text = newest(MALT).read_text()
    assert set(reading["document"]) == {"name", "sha256", "language", "title"}
    assert reading["document"]["name"] == "malt__privacy-policy"
    assert set(reading["answers"]) == set(shelf().vocabulary.questions)
    for answer in reading["answers"].values():
        assert {"value", "quotes", "confidence"} <= set(answer)
        assert 0 <= answer["confidence"] <= 1
        for quote in answer["quotes"]:
            assert text[quote["start"] : quote["end"]] == quote["text"]


def test_each_value_has_the_shape_of_its_question():
    answers = found("read", newest(MALT))["answers"]
    for name, question in shelf().vocabulary.questions.items():
        value = answers[name]["value"]
        if question.kind in {"many", "codes"}:
            assert isinstance(value, list)
            assert value
        elif question.kind == "number":
            assert value == "silent" or isinstance(value, int)
        else:
            assert isinstance(value, str)


def test_several_documents_give_a_file_each_under_their_names(tmp_path):
    sources = [newest(folder) for folder in (MALT, MIRO)]
    done = egide("read", "--out", tmp_path / "out", *sources)
    assert (done.returncode, done.stderr) == (0, "")
    names = {file.name for file in (tmp_path / "out").iterdir()}
    assert names == {"malt__privacy-policy.json", "miro__privacy-policy.json"}


def test_what_cannot_be_read_is_said_and_the_others_are_read(tmp_path):
    empty = tmp_path / "empty.md"
    empty.write_text("")
    done = egide("read", "--out", tmp_path / "out", empty, newest(MALT))
    assert done.returncode == 2
    assert len(done.stderr.splitlines()) == 2
    assert [file.name for file in (tmp_path / "out").iterdir()] == ["malt__privacy-policy.json"]


@pytest.mark.parametrize("content", [b"", b"\x7fELF\x00\x00", b"# Access denied\n\nRay ID: 1"])
def test_bad_input_ends_on_one_line_and_writes_nothing(tmp_path, content):
    bad = tmp_path / "bad.md"
    bad.write_bytes(content)
    assert refused(egide("read", "--json", bad))
    assert refused(egide("read", bad, "--out", tmp_path / "out"))
    assert refused(egide("judge", bad))
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("source", ["/dev/zero", "/nonexistent", "http://127.0.0.1/", "http://[::"])
def test_a_place_that_must_not_be_read_is_refused(source):
    assert refused(egide("read", source))


def test_a_folder_that_cannot_be_written_is_said():
    assert refused(egide("read", "--out", "/proc/egide", newest(MALT)))


@pytest.mark.parametrize(
    "sources, names",
    [
        (["a/terms.md", "b/policy.html"], ["terms", "policy"]),
        (["x/malt__policy/2025-12-19.md"], ["malt__policy"]),
        (["x/malt__policy/x-2022-08-01-language_switch.md"], ["malt__policy"]),
        (["m/2024-01-01.md", "m/2025-01-01.md"], ["m@2024-01-01", "m@2025-01-01"]),
        (["https://a.example/legal/privacy?x=1"], ["a.example-legal-privacy"]),
        (["a/../../etc/..md"], ["document"]),
    ],
)
def test_a_document_is_called_after_its_file_or_its_folder(sources, names):
    assert list(named(sources).values()) == names


def test_two_documents_never_share_a_name():
    with pytest.raises(Stop, match=r"a/terms\.md, b/terms\.md"):
        named(["a/terms.md", "b/terms.md"])


def test_a_verdict_has_the_agreed_shape():
    verdict = found("judge", newest(MALT), "--on", "2026-11-24")
    asked = {"verdict", "on", "charter", "conditions", "findings", "made_from"}
    assert asked <= set(verdict)
    assert (verdict["on"], verdict["charter"]) == ("2026-11-24", "2026-11")
    assert len(verdict["findings"]) == len(shelf().charters["2026-11"].criteria)
    for finding in verdict["findings"]:
        assert {"criterion", "outcome", "quotes", "basis", "fact"} <= set(finding)


def test_the_same_document_is_judged_by_the_charter_and_the_law_of_2017():
    verdict = found("judge", newest(MIRO), "--charter", "2017-06", "--on", "2017-09-01")
    assert date.fromisoformat(verdict["on"]).year == 2017
    assert len(verdict["findings"]) == len(shelf().charters["2017-06"].criteria)


def test_the_same_judgement_is_the_same_bit_for_bit():
    words = ("judge", newest(MIRO), "--on", "2026-11-24", "--json")
    assert egide(*words).stdout == egide(*words).stdout


def test_a_charter_that_does_not_exist_is_said_with_those_that_do():
    done = egide("judge", newest(MALT), "--charter", "2099-01")
    assert refused(done)
    assert "2017-06, 2026-11" in done.stderr


def test_a_difference_quotes_both_versions_and_says_which_answers_moved():
    old, new = MIRO / "2024-08-23.md", MIRO / "2026-03-11.md"
    change = found("diff", old, new)
    for clause in change["added"]:
        assert new.read_text()[clause["start"] : clause["end"]] == clause["text"]
    for clause in change["removed"]:
        assert old.read_text()[clause["start"] : clause["end"]] == clause["text"]
    assert all(moved["old"] != moved["new"] for moved in change["answers"].values())
    assert change["alerts"]


def test_a_version_compared_with_itself_says_nothing():
    same = MIRO / "2026-03-11.md"
    assert refused(egide("diff", same, same))


@pytest.mark.parametrize("language, word", [("fr_FR.UTF-8", "Non"), ("en_GB.UTF-8", "No")])
def test_people_read_the_verdict_in_their_language(language, word):
    said = egide("judge", newest(MALT), LANG=language).stdout.splitlines()
    assert said[1].startswith(word)


def test_people_read_a_reading_and_a_difference():
    assert "The text is silent" in egide("read", newest(MALT)).stdout
    said = egide("diff", MIRO / "2024-08-23.md", MIRO / "2026-03-11.md").stdout
    assert "The text changes." in said
