"""`egide synth`: files where they were asked for, or one line."""

import pytest

from tests.house.command import egide


def test_both_formats_are_written(tmp_path):
    for kind, file in (
        ("aaf", "ENT2D13_Complet_20261001_Eleve_0001.xml"),
        ("oneroster", "users.csv"),
    ):
        ran = egide("synth", kind, "--academie", "13", "--schools", "3", "--pupils", "30",
                    "--on", "2026-10-01", str(tmp_path / kind))  # fmt: skip
        assert ran.returncode == 0, ran.stderr
        assert (tmp_path / kind / file).is_file()


@pytest.mark.parametrize(
    "wrong",
    [["aaf", "--academie", "99"], ["aaf", "--schools", "0"], ["oneroster", "--version", "2"]],
)
def test_what_cannot_be_is_refused_on_one_line(tmp_path, wrong):
    ran = egide("synth", *wrong, str(tmp_path))
    assert ran.returncode == 2
    assert len(ran.stderr.splitlines()) == 1
    assert list(tmp_path.iterdir()) == []
